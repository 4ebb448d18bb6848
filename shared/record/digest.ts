import { sha256 } from '@noble/hashes/sha2.js';
import type { Brand } from '../base/brand';
import { toHex, toUtf8 } from './bytes';
import type { Have } from './have';
import type { BookId } from './op';

/** SHA-256 in hex of what a side holds, so that two sides can find out cheaply that they hold the same. */
export type Digest = Brand<string, 'Digest'>;

/** Over `[chain, seq, hash, beyond]` of every chain, sorted, as JSON. The same ops give the same digest. */
export function bookDigest(have: Have): Digest {
  const runs = Object.entries(have).map(([chain, { seq, hash, beyond }]) => [chain, seq, hash, beyond] as const);
  return digest(runs.sort(([a], [b]) => (a < b ? -1 : 1)));
}

/** Over `[book, digest]` of every book that has an op, sorted, as JSON. */
export function rootDigest(digestsByBook: Iterable<readonly [BookId, Digest]>): Digest {
  return digest([...digestsByBook].sort(([a], [b]) => (a < b ? -1 : 1)));
}

const digest = (value: unknown) => toHex(sha256(toUtf8(JSON.stringify(value)))) as Digest;
