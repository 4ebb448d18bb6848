import { hash } from 'node:crypto';

/** Stands in for @noble/hashes where worlds are built: the same function, and a third of a world's time. */
export const sha256 = (bytes: Uint8Array): Uint8Array => new Uint8Array(hash('sha256', bytes, 'buffer'));
