import * as v from 'valibot';
import { concat, fromUtf8, toUtf8 } from './bytes';
import { chainId, type ChainId, type OpHash } from './op';

/** Who wrote an op, as shown then and for ever: the name travels with it. `device` is the laptop's three-letter code. */
export type Author = { readonly id: string; readonly name: string; readonly device: string };

/** The head of another chain that the writer had seen. `hash` is the first 8 bytes of that op's hash, in hex. */
export type Dep = { readonly chain: ChainId; readonly seq: number; readonly hash: string };

/** The sealed part of an op, opened. */
export type Body = {
  /** 1 + the largest `lam` among the op before it and `deps` (Lamport 1978). */
  readonly lam: number;
  readonly deps: readonly Dep[];
  readonly by: Author;
  /** Where an unstated line stands, ms since epoch: wall + offset, but never before what the writer had seen. */
  readonly at: number;
  /** The writer's clock, ms since epoch, uncorrected. */
  readonly wall: number;
  /** What to add to `wall`, in ms, to have the best time the writer knew. */
  readonly offset: number;
  /** The writer's monotonic clock, ms since an arbitrary start. */
  readonly mono: number;
  readonly app: string;
  /** The commit's own id: a repeated commit is answered, not written twice. */
  readonly client: string;
  /** Opaque here; `shared/domain` gives them meaning. */
  readonly facts: readonly unknown[];
};

/** A fact of an op that lost its words: who took them, when (ms since epoch) and why. */
export type LostWords = { readonly index: number; readonly by: Author; readonly at: number; readonly reason: string };

/**
 * An op with its body opened, as folds and screens get it. `lost`: its body was destroyed; it says what the redaction
 * says that it says from then on.
 */
export type OpenedOp = {
  readonly hash: OpHash;
  readonly chain: ChainId;
  readonly seq: number;
  readonly body: Body;
  readonly lost?: readonly LostWords[];
};

export const MAX_FACTS = 256;
export const MAX_DEPS = 64;
export const MAX_PLAIN_BYTES = 256 * 1024;
/** Leaves room for what an op says beside its facts. */
const MAX_FACT_BYTES = MAX_PLAIN_BYTES - 16 * 1024;
/** As far as Lamport time goes: past it, adding one changes nothing. */
export const MAX_LAM = Number.MAX_SAFE_INTEGER;
const SALT_BYTES = 16;
/** What reads an opened body may recurse: facts nest no deeper. */
const MAX_DEPTH = 32;
/** Half of what a Date holds, so that a wall time and its offset together still are one. */
const MAX_TIME = 4.32e15;

export const time = v.pipe(v.number(), v.minValue(-MAX_TIME), v.maxValue(MAX_TIME));
const short = v.pipe(v.string(), v.maxLength(200));
export const count = v.pipe(v.number(), v.safeInteger(), v.minValue(1));
export const author = v.object({ id: short, name: short, device: short });
const body = v.object({
  lam: count,
  deps: v.pipe(v.array(v.object({ chain: chainId, seq: count, hash: short })), v.maxLength(MAX_DEPS)),
  by: author,
  at: time,
  wall: time,
  offset: time,
  mono: time,
  app: short,
  client: short,
  facts: v.pipe(v.array(v.unknown()), v.minLength(1), v.maxLength(MAX_FACTS)),
});

/** 16 random bytes first, so that equal facts never make equal bodies. `salt` is those bytes. */
export const encodeBody = (salt: Uint8Array, value: Body): Uint8Array => concat(salt, toUtf8(JSON.stringify(value)));

/** Null if the bytes are no body. Never throws. */
export function decodeBody(bytes: Uint8Array): Body | null {
  if (bytes.length > MAX_PLAIN_BYTES + SALT_BYTES) return null;
  try {
    const text = fromUtf8(bytes.subarray(SALT_BYTES));
    if (isDeep(text)) return null;
    const parsed = v.safeParse(body, JSON.parse(text));
    return parsed.success ? parsed.output : null;
  } catch {
    return null;
  }
}

/**
 * Counted before parsing, and only where there are brackets enough: an ordinary line has a dozen. Letter by letter: a
 * pattern that looks for the ends of words takes half a minute for words without an end.
 */
function isDeep(json: string): boolean {
  const openings = json.split(/[[{]/, MAX_DEPTH + 2).length - 1;
  if (openings <= MAX_DEPTH) return false;
  let depth = 0;
  let isWord = false;
  for (let at = 0; at < json.length; at++) {
    const sign = json[at];
    if (isWord && sign === '\\') at += 1;
    else if (sign === '"') isWord = !isWord;
    else if (isWord) continue;
    else if (sign === '[' || sign === '{') depth += 1;
    else if (sign === ']' || sign === '}') depth -= 1;
    if (depth > MAX_DEPTH) return true;
  }
  return false;
}

/** How large the facts are, if one op cannot hold them; else null. */
export function tooLarge(facts: readonly unknown[]): string | null {
  const size = toUtf8(JSON.stringify(facts)).length;
  return size <= MAX_FACT_BYTES && facts.length <= MAX_FACTS
    ? null
    : `${String(size)} bytes, ${String(facts.length)} facts`;
}
