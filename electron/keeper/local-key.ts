import { sha256 } from '@noble/hashes/sha2.js';
import { concat, toUtf8 } from '../../shared/record/bytes';
import type { Identity } from '../../shared/record/keys/sealed';

/** What only this laptop seals: its page's own store and its settings. 32 bytes, derived from the device's seed. */
export const localKeyOf = ({ seed }: Identity): Uint8Array => sha256(concat(toUtf8('holdfast local 1'), seed));
