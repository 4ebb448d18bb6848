import { sha256 } from '@noble/hashes/sha2.js';
import { workspaceKeyOf, type WorkspaceKey } from '../keys/book-keys';
import { concat, fromHex, hexOrNull, toHex, toUtf8 } from '../bytes';
import { KEY_BYTES, NONCE_BYTES, TAG_BYTES, type Crypto } from '../keys/crypto';

const secretOf = (seed: Uint8Array): Uint8Array => sha256(concat(toUtf8('holdfast founding 1'), seed));

const keyOf = (device: Uint8Array, secret: Uint8Array): WorkspaceKey =>
  workspaceKeyOf(sha256(concat(toUtf8('holdfast workspace 1'), device, secret)));

/**
 * The key of the workspace that a device founds: SHA-256("holdfast workspace 1" ‖ public key ‖ secret), the secret being
 * SHA-256("holdfast founding 1" ‖ seed). Whoever knows the secret sees that nobody else can have founded it.
 */
export const foundedKey = (seed: Uint8Array, crypto: Pick<Crypto, 'signingKeys'>): WorkspaceKey =>
  keyOf(crypto.signingKeys(seed).publicKey, secretOf(seed));

type Founding = { readonly workspace: WorkspaceKey; readonly crypto: Crypto };

const around = (device: Uint8Array) => concat(toUtf8('holdfast founded 1'), device);

/** Hex of nonce ‖ the secret, sealed for the workspace. Proves nothing of a workspace that another device founded. */
export function foundingProof(
  seed: Uint8Array,
  { workspace, crypto, nonce }: Founding & { readonly nonce: Uint8Array },
) {
  const { publicKey } = crypto.signingKeys(seed);
  return toHex(concat(nonce, crypto.seal(secretOf(seed), around(publicKey), nonce, workspace.key)));
}

/** Whether the device founded the workspace. Never throws. */
export function hasFounded(device: string, proof: string, { workspace, crypto }: Founding): boolean {
  const bytes = hexOrNull(proof);
  if (bytes?.length !== NONCE_BYTES + KEY_BYTES + TAG_BYTES) return false;
  const [nonce, sealed] = [bytes.subarray(0, NONCE_BYTES), bytes.subarray(NONCE_BYTES)];
  const secret = crypto.open(sealed, around(fromHex(device)), nonce, workspace.key);
  return secret !== null && keyOf(fromHex(device), secret).id === workspace.id;
}
