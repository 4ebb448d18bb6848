import { sha256 } from '@noble/hashes/sha2.js';
import { concat, equalBytes, fromHex, hexOrNull, readU32, toHex, toUtf8, u32 } from '../bytes';
import { KEY_BYTES, NONCE_BYTES, TAG_BYTES, type Crypto } from './crypto';
import type { BookId } from '../op';

/**
 * What seals a book's bodies. `id` commits to the key; of several, writers use the one of the highest epoch. Adopted: it
 * came with a file, not from the workspace.
 */
export type BookKey = {
  readonly id: string;
  readonly epoch: number;
  readonly key: Uint8Array;
  readonly isAdopted?: true;
};

/** What a workspace's own books are wrapped with. */
export type WorkspaceKey = { readonly id: string; readonly key: Uint8Array };

const ID_BYTES = 16;
const WORKSPACE_ID_BYTES = 8;
const FOR_WORKSPACE = 1;
const FOR_DEVICE = 2;
/** How many slots there are, so that an onlooker learns little of how many may read. */
const SLOTS = [8, 32, 128] as const;

/** SHA-256("holdfast key 1" ‖ key)[0..16]: names the key, and is compared before anything is opened with it. */
const commitmentTo = (key: Uint8Array): Uint8Array =>
  sha256(concat(toUtf8('holdfast key 1'), key)).subarray(0, ID_BYTES);

export const bookKeyOf = (key: Uint8Array, epoch: number): BookKey => ({ id: toHex(commitmentTo(key)), epoch, key });

export const workspaceKeyOf = (key: Uint8Array): WorkspaceKey => ({
  id: toHex(commitmentTo(key).subarray(0, WORKSPACE_ID_BYTES)),
  key,
});

/**
 * Newest first: the workspace's own before what was adopted, then by epoch, then by id, so that every laptop agrees on
 * which of two siblings is the newer.
 */
export const compareBookKeys = (a: BookKey, b: BookKey): number =>
  Number(a.isAdopted ?? false) - Number(b.isAdopted ?? false) || b.epoch - a.epoch || (a.id < b.id ? -1 : 1);

const around = (book: BookId, workspace: string) =>
  concat(toUtf8('holdfast wrap 1'), fromHex(book), fromHex(workspace));

/**
 * The book's key for whoever holds the workspace's: hex of 1 (1) ‖ workspace key id (8) ‖ nonce (24) ‖ sealed
 * (epoch (4) ‖ key (32)).
 */
export function wrapForWorkspace(
  { epoch, key }: BookKey,
  book: BookId,
  {
    workspace,
    nonce,
    crypto,
  }: { readonly workspace: WorkspaceKey; readonly nonce: Uint8Array; readonly crypto: Crypto },
): string {
  const sealed = crypto.seal(concat(u32(epoch), key), around(book, workspace.id), nonce, workspace.key);
  return toHex(concat(new Uint8Array([FOR_WORKSPACE]), fromHex(workspace.id), nonce, sealed));
}

/** The workspace that it is wrapped for; null if it is for named devices, or no wrapped key. */
export const workspaceOfWrapped = (wrapped: string): string | null =>
  hexOrNull(wrapped.slice(0, 2))?.[0] === FOR_WORKSPACE ? wrapped.slice(2, 2 + 2 * WORKSPACE_ID_BYTES) : null;

/** Null if it is wrapped for somebody else, or is no wrapped key. Never throws. */
export function unwrapForWorkspace(
  wrapped: string,
  book: BookId,
  { workspaces, crypto }: { readonly workspaces: readonly WorkspaceKey[]; readonly crypto: Crypto },
): BookKey | null {
  const bytes = hexOrNull(wrapped);
  const nonceAt = 1 + WORKSPACE_ID_BYTES;
  const sealedAt = nonceAt + NONCE_BYTES;
  if (bytes?.length !== sealedAt + 4 + KEY_BYTES + TAG_BYTES || bytes[0] !== FOR_WORKSPACE) return null;
  const workspace = workspaces.find(({ id }) => equalBytes(fromHex(id), bytes.subarray(1, nonceAt)));
  const plain =
    workspace &&
    crypto.open(bytes.subarray(sealedAt), around(book, workspace.id), bytes.subarray(nonceAt, sealedAt), workspace.key);
  return plain ? bookKeyOf(plain.slice(4), readU32(plain, 0)) : null;
}

/**
 * The book's keys for these devices and nobody else: for each key a slot a device, filled up with slots that nobody
 * opens. Each is hex of 2 (1) ‖ a sealed box to the device: book (16) ‖ epoch (4) ‖ key (32). Of more keys than have
 * room, the newest.
 */
export function wrapForDevices(
  keys: readonly BookKey[],
  book: BookId,
  {
    devices,
    crypto,
    random,
  }: { readonly devices: readonly string[]; readonly crypto: Crypto; readonly random: (bytes: number) => Uint8Array },
): readonly string[] {
  const size = SLOTS.find((slots) => slots >= devices.length) ?? 0;
  const most = Math.floor(SLOTS[2] / Math.max(1, size));
  const nobody = () => crypto.signingKeys(random(KEY_BYTES)).publicKey;
  return [...keys].slice(0, most).flatMap(({ epoch, key }) => {
    const plain = concat(fromHex(book), u32(epoch), key);
    const open = Array.from({ length: size }, (_, i) => devices[i]).map((device) =>
      device ? fromHex(device) : nobody(),
    );
    // In the order of their bytes: which are filled up is not to be seen.
    return open
      .flatMap((device) => crypto.sealTo(plain, device) ?? [])
      .map((box) => toHex(concat(new Uint8Array([FOR_DEVICE]), box)))
      .sort();
  });
}

/** Null if it is wrapped for somebody else, for another book, or is no wrapped key. Never throws. */
export function unwrapForDevice(
  wrapped: string,
  book: BookId,
  open: (sealed: Uint8Array) => Uint8Array | null,
): BookKey | null {
  const bytes = hexOrNull(wrapped);
  if (bytes?.[0] !== FOR_DEVICE) return null;
  const plain = open(bytes.subarray(1));
  if (plain?.length !== 16 + 4 + KEY_BYTES || !equalBytes(plain.subarray(0, 16), fromHex(book))) return null;
  return bookKeyOf(plain.slice(20), readU32(plain, 16));
}

/** Whether it is wrapped for named devices. */
export const isForDevices = (wrapped: string): boolean => hexOrNull(wrapped.slice(0, 2))?.[0] === FOR_DEVICE;
