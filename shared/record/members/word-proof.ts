import { concat, fromHex, hexOrNull, toHex, toUtf8 } from '../bytes';
import type { WorkspaceKey } from '../keys/book-keys';
import { NONCE_BYTES, type Crypto } from '../keys/crypto';

/** What is said in a book of the members: the fact's kind, the book or the device it is about (hex), and who says it. */
export type Said = { readonly kind: string; readonly about: string; readonly device: string };
type Proving = { readonly workspace: WorkspaceKey; readonly crypto: Crypto };

const around = ({ kind, about, device }: Said) => concat(toUtf8(`holdfast ${kind}`), fromHex(about), fromHex(device));

/** Shows that the writer holds the workspace's key: the members' book itself anyone can write in. Hex of nonce ‖ seal. */
export const proofOf = (said: Said, { workspace, crypto, nonce }: Proving & { readonly nonce: Uint8Array }): string =>
  toHex(concat(nonce, crypto.seal(new Uint8Array(), around(said), nonce, workspace.key)));

/** Never throws. */
export function isProven(said: Said, proof: string, { workspace, crypto }: Proving): boolean {
  const bytes = hexOrNull(proof);
  if (!bytes || bytes.length <= NONCE_BYTES) return false;
  const [nonce, sealed] = [bytes.subarray(0, NONCE_BYTES), bytes.subarray(NONCE_BYTES)];
  return crypto.open(sealed, around(said), nonce, workspace.key) !== null;
}
