import { err, ok, type Result } from '../../base/result';
import { bookKeyOf, type BookKey } from './book-keys';
import { concat, fromHex, hexOrNull, readU32, toHex, toUtf8, u32 } from '../bytes';
import { KEY_BYTES, NONCE_BYTES, SECRET_COST, type Crypto } from './crypto';
import type { BookId } from '../op';
import type { KeyTravel } from '../warroom-file';

/** A key, and the book whose bodies it seals. */
export type CarriedKey = { readonly book: BookId; readonly key: BookKey };

/** Who is to be able to open a carried file: everyone, whoever knows its phrase, or the devices of these public keys. */
export type Lock =
  | { readonly kind: 'clear' }
  | { readonly kind: 'phrase'; readonly words: readonly string[] }
  | { readonly kind: 'devices'; readonly devices: readonly Uint8Array[] };

/** What opens it. `openSealed` is this device's: `Sealer.openSealed`. */
export type Unlock = {
  readonly words?: readonly string[];
  readonly openSealed?: (sealed: Uint8Array) => Uint8Array | null;
};

/** no-keys: none travel with it. wrong-phrase, other-devices: it was locked otherwise. spoilt: it opened, and is no list of keys. */
export type UnlockProblem = 'no-keys' | 'phrase-needed' | 'wrong-phrase' | 'other-devices' | 'spoilt';
/** not-a-device: one of the public keys is none. */
export type LockProblem = 'not-a-device' | 'too-many-devices';

export const MAX_DEVICES = 128;
const SALT_BYTES = 16;
const ENTRY_BYTES = 16 + 4 + KEY_BYTES;

type Ports = { readonly crypto: Crypto; /** The file's id: keys of one file open no other. */ readonly file: string };

const around = (file: string) => concat(toUtf8('holdfast carry 1'), fromHex(file));

/** The keys as they stand in a file's header: in clear, or sealed with a key that the phrase or each device gives. */
export function lockKeys(
  keys: readonly CarriedKey[],
  lock: Lock,
  { crypto, file, random }: Ports & { readonly random: (bytes: number) => Uint8Array },
): Result<KeyTravel, LockProblem> {
  const plain = encodeKeys(keys);
  if (lock.kind === 'clear') return ok({ how: 'clear', keys: toHex(plain) });
  const nonce = random(NONCE_BYTES);
  const sealedWith = (key: Uint8Array) => toHex(crypto.seal(plain, around(file), nonce, key));
  if (lock.kind === 'phrase') {
    const salt = random(SALT_BYTES);
    const sealed = sealedWith(stretched(lock.words, salt, crypto));
    return ok({ how: 'phrase', salt: toHex(salt), nonce: toHex(nonce), sealed });
  }
  if (lock.devices.length > MAX_DEVICES) return err('too-many-devices');
  const key = random(KEY_BYTES);
  const slots = lock.devices.map((device) => crypto.sealTo(key, device));
  if (slots.includes(null)) return err('not-a-device');
  const hexes = slots.map((slot) => toHex(slot ?? new Uint8Array()));
  return ok({ how: 'devices', slots: hexes, nonce: toHex(nonce), sealed: sealedWith(key) });
}

/** The keys that travel with a file. What does not open changes nothing, and may be tried again. */
export function unlockKeys(
  travel: KeyTravel,
  { words, openSealed }: Unlock,
  { crypto, file }: Ports,
): Result<readonly CarriedKey[], UnlockProblem> {
  const listed = (plain: Uint8Array | null): Result<readonly CarriedKey[], UnlockProblem> => {
    const keys = plain && decodeKeys(plain);
    return keys ? ok(keys) : err('spoilt');
  };
  switch (travel.how) {
    case 'none':
      return err('no-keys');
    case 'clear':
      return listed(hexOrNull(travel.keys));
    case 'phrase': {
      if (!words) return err('phrase-needed');
      const plain = openWith(travel, stretched(words, fromHex(travel.salt), crypto), { crypto, file });
      return plain ? listed(plain) : err('wrong-phrase');
    }
    case 'devices': {
      for (const slot of travel.slots) {
        const key = openSealed?.(hexOrNull(slot) ?? new Uint8Array());
        const plain = key?.length === KEY_BYTES ? openWith(travel, key, { crypto, file }) : null;
        if (plain) return listed(plain);
      }
      return err('other-devices');
    }
  }
}

const openWith = (
  { nonce, sealed }: { readonly nonce: string; readonly sealed: string },
  key: Uint8Array,
  { crypto, file }: Ports,
): Uint8Array | null => crypto.open(fromHex(sealed), around(file), fromHex(nonce), key);

const stretched = (words: readonly string[], salt: Uint8Array, crypto: Crypto): Uint8Array =>
  crypto.stretch(toUtf8(words.join(' ')), salt, SECRET_COST);

/** Book (16) ‖ epoch (4) ‖ key (32), as often as there are keys. */
const encodeKeys = (keys: readonly CarriedKey[]): Uint8Array =>
  concat(...keys.map(({ book, key: { epoch, key } }) => concat(fromHex(book), u32(epoch), key)));

function decodeKeys(bytes: Uint8Array): readonly CarriedKey[] | null {
  if (bytes.length % ENTRY_BYTES !== 0) return null;
  return Array.from({ length: bytes.length / ENTRY_BYTES }, (_, i) => {
    const entry = bytes.slice(i * ENTRY_BYTES, (i + 1) * ENTRY_BYTES);
    return { book: toHex(entry.subarray(0, 16)) as BookId, key: bookKeyOf(entry.slice(20), readU32(entry, 16)) };
  });
}
