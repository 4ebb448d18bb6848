import type { Readers } from '../book/access';
import type { BookKey } from './book-keys';
import { concat, fromHex, toHex, toUtf8, u32 } from '../bytes';
import type { BookId, Op, OpHeader } from '../op';

/** How bodies are sealed and heads signed. One port, so that there is one code path however the keys are held. */
export interface Sealer {
  /** This device's public key, 32 bytes. */
  readonly device: Uint8Array;
  /** What a new op's header must say of its sealing. */
  plan(book: BookId): { readonly key: string; readonly nonce: string };
  /** Wrapped keys of the book, for op 1 of a new chain. */
  wrapKeys(book: BookId): readonly string[];
  /** From now on new chains bring the book's keys to these devices alone; null: to all of the workspace. */
  setReaders(book: BookId, readers: Readers): void;
  /** Whether keys of the book are here that are sealed for named devices, and not for this one. */
  isForOthers(book: BookId): boolean;
  /** From now on bodies are sealed with a new key, which nobody has yet. */
  turnKey(book: BookId): void;
  /** Whether what is written now could be read by somebody who was removed from the workspace. */
  mustTurn(book: BookId): boolean;
  /** Takes the keys that op 1 of a chain brings. Asked before any of the chain's ops is opened. */
  learn(start: OpHeader): void;
  /** Keys of the book that are known here, newest first. */
  keysOf(book: BookId): readonly BookKey[];
  /**
   * Takes keys that came from outside the workspace. They open what they seal; nothing new is sealed with them while the
   * workspace has a key of its own: whoever made them could read it.
   */
  adopt(book: BookId, keys: readonly BookKey[]): void;
  /** What was sealed to this device; null if it was not. */
  openSealed(sealed: Uint8Array): Uint8Array | null;
  seal(headerBytes: Uint8Array, header: OpHeader, body: Uint8Array): Uint8Array;
  /** The opened body; null if the key is not known here (yet). */
  open(op: Op): Uint8Array | null;
  /** 64 bytes. */
  sign(head: Uint8Array): Uint8Array;
  verify(device: Uint8Array, head: Uint8Array, signature: Uint8Array): boolean;
}

const HEAD_MARK = toUtf8('holdfast head 1');

/** What a head signature covers: with the hash of the last op, all ops before it. */
export const headOf = (op: Op): Uint8Array =>
  concat(HEAD_MARK, fromHex(`${op.header.book}${op.header.chain}${toHex(u32(op.header.seq))}${op.hash}`));

export const SIGNATURE_BYTES = 64;

/** Passes bytes through: no key, no signature. Headers say so with an empty key id. */
export function plainSealer(device: Uint8Array): Sealer {
  return {
    device,
    plan: () => ({ key: '', nonce: '' }),
    wrapKeys: () => [],
    setReaders: () => undefined,
    isForOthers: () => false,
    turnKey: () => undefined,
    mustTurn: () => false,
    learn: () => undefined,
    keysOf: () => [],
    adopt: () => undefined,
    openSealed: () => null,
    seal: (_headerBytes, _header, body) => body,
    open: (op) => op.body,
    sign: () => new Uint8Array(SIGNATURE_BYTES),
    verify: () => true,
  };
}
