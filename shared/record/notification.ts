import { sha256 } from '@noble/hashes/sha2.js';
import * as v from 'valibot';
import type { WorkspaceKey } from './keys/book-keys';
import { concat, fromHex, fromUtf8, hexOrNull, readU32, toHex, toUtf8, u32 } from './bytes';
import type { Crypto, SigningKeys } from './keys/crypto';
import { pad, unpad } from './keys/padding';

/** In which shape monitoring sends its alerts. */
export const ALERT_FORMATS = ['alertmanager', 'pagerduty', 'generic'] as const;
export type AlertFormat = (typeof ALERT_FORMATS)[number];

/** What monitoring sent at once, as it was sent. `at`: ms since epoch, by the clock of the hub that took it. */
export type Notification = {
  readonly format: AlertFormat;
  /** The name of the intake it came by: a sealed box, in hex. */
  readonly label: string;
  readonly at: number;
  readonly body: string;
};

/** Room for the longest name of an intake, as many bytes for each: its length says nothing. */
const LABEL_BYTES = 256;
export const MAX_LABEL = 80;
const BOX_BYTES = 8;
const head = v.object({
  v: v.literal(1),
  format: v.picklist(ALERT_FORMATS),
  label: v.pipe(v.string(), v.maxLength(2_000)),
  at: v.pipe(v.number(), v.finite()),
});

/**
 * What notifications are sealed for, of the seed SHA-256("holdfast alerts 1" ‖ workspace key): whoever holds that key has
 * these. A hub is told the public one.
 */
export const alertKeysOf = ({ key }: WorkspaceKey, crypto: Crypto): SigningKeys =>
  crypto.signingKeys(sha256(concat(toUtf8('holdfast alerts 1'), key)));

/** SHA-256("holdfast alert box 1" ‖ public key)[0..8] in hex: says for whom something is sealed, and not the key. */
export const boxOf = (publicKey: Uint8Array): string =>
  toHex(sha256(concat(toUtf8('holdfast alert box 1'), publicKey)).subarray(0, BOX_BYTES));

/** A sealed box: length of the head (4) ‖ head, as JSON ‖ body, padded. Null if it is no key. */
export function sealNotification(
  { body, ...rest }: Notification,
  publicKey: Uint8Array,
  crypto: Crypto,
): Uint8Array | null {
  const top = toUtf8(JSON.stringify({ v: 1, ...rest }));
  return crypto.sealTo(pad(concat(u32(top.length), top, toUtf8(body))), publicKey);
}

/** Null if it was sealed for others, or is no notification. Never throws. */
export function openNotification(sealed: Uint8Array, keys: SigningKeys, crypto: Crypto): Notification | null {
  const padded = crypto.openSealed(sealed, keys);
  const plain = padded && unpad(padded);
  if (!plain || plain.length < 4) return null;
  const bodyAt = 4 + readU32(plain, 0);
  try {
    const parsed = v.safeParse(head, JSON.parse(fromUtf8(plain.subarray(4, bodyAt))));
    if (!parsed.success) return null;
    const { format, label, at } = parsed.output;
    return { format, label, at, body: fromUtf8(plain.subarray(bodyAt)) };
  } catch {
    return null;
  }
}

/** The name of an intake, for those who hold these keys: a sealed box in hex. */
export function sealLabel(name: string, { publicKey }: SigningKeys, crypto: Crypto): string {
  const sealed = crypto.sealTo(pad(toUtf8(name.slice(0, MAX_LABEL)), LABEL_BYTES), publicKey);
  return toHex(sealed ?? new Uint8Array());
}

/** Empty if none of these keys opens it. Never throws. */
export function openLabel(label: string, keys: readonly SigningKeys[], crypto: Crypto): string {
  const box = hexOrNull(label) ?? new Uint8Array();
  for (const one of keys) {
    const plain = crypto.openSealed(box, one);
    try {
      if (plain) return fromUtf8(unpad(plain) ?? new Uint8Array()).slice(0, MAX_LABEL);
    } catch {
      return '';
    }
  }
  return '';
}

/** What the new public key must be signed with by each key it takes the place of, at the hub of this pin. */
export const turnMark = (pin: Uint8Array, to: string): Uint8Array =>
  concat(toUtf8('holdfast alerts turn 1'), pin, fromHex(to));

/**
 * What a kept notification is called. `stamp`: ms since epoch, by a hub's clock that never goes back: names in the order
 * of their letters are in the order of arrival. `alerts`: how many came in it. `bytes`: how many it takes, sealed.
 */
export type NotificationName = {
  readonly stamp: number;
  readonly id: string;
  readonly box: string;
  readonly intake: string;
  readonly alerts: number;
  readonly bytes: number;
};

const NAME = /^([0-9a-f]{12})-([0-9a-f]{16})-([0-9a-f]{16})-([0-9a-f]{16})-([1-9]\d{0,5})-([1-9]\d{0,7})$/;

/** stamp (12 hex digits) - id - box - intake (16 each) - alerts - bytes. */
export const notificationName = ({ stamp, id, box, intake, alerts, bytes }: NotificationName): string =>
  `${stampText(stamp)}-${id}-${box}-${intake}-${String(alerts)}-${String(bytes)}`;

export const stampText = (stamp: number): string => Math.max(0, Math.floor(stamp)).toString(16).padStart(12, '0');

/** Null if it is the name of none. */
export function readNotificationName(name: string): NotificationName | null {
  const [, stamp, id, box, intake, alerts, bytes] = NAME.exec(name) ?? [];
  if (!stamp || !id || !box || !intake) return null;
  return { stamp: Number.parseInt(stamp, 16), id, box, intake, alerts: Number(alerts), bytes: Number(bytes) };
}

/** How much is kept of notifications: of more, the oldest go. */
export type Bounds = { readonly count: number; readonly bytes: number };
export const NOTIFICATION_BOUNDS: Bounds = { count: 5_000, bytes: 64 * 1024 * 1024 };

/** Of names in any order the newest that are within the bounds, newest first. */
export function newestWithin(names: Iterable<string>, { count, bytes }: Bounds): readonly string[] {
  const sorted = [...names].sort().reverse().slice(0, count);
  let sum = 0;
  const over = sorted.findIndex((name) => (sum += readNotificationName(name)?.bytes ?? 0) > bytes);
  return over < 0 ? sorted : sorted.slice(0, over);
}
