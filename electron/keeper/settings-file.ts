import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { fromUtf8, hexOrNull, toHex, toUtf8 } from '../../shared/record/bytes';
import { NONCE_BYTES, type Crypto } from '../../shared/record/crypto';
import { replaceFile } from '../../shared/node/replace-file';

const FILE = 'settings.sealed';
const AROUND = toUtf8('holdfast settings 1');

type Ports = { readonly crypto: Crypto; readonly key: Uint8Array; readonly random: (bytes: number) => Uint8Array };

export type SettingsFile = ReturnType<typeof settingsFile>;

/** What the page keeps on this laptop: opaque text, sealed, since a name stands in it. */
export function settingsFile(profile: string, { crypto, key, random }: Ports) {
  const path = join(profile, FILE);
  return {
    /** Null if the page never wrote any, or it cannot be read. */
    async read(): Promise<string | null> {
      const bytes = hexOrNull((await readFile(path, 'utf8').catch(() => '')).trim());
      if (!bytes || bytes.length <= NONCE_BYTES) return null;
      const plain = crypto.open(bytes.subarray(NONCE_BYTES), AROUND, bytes.subarray(0, NONCE_BYTES), key);
      return plain && fromUtf8(plain);
    },
    async write(settings: string): Promise<void> {
      const nonce = random(NONCE_BYTES);
      await replaceFile(path, toHex(nonce) + toHex(crypto.seal(toUtf8(settings), AROUND, nonce, key)), 0o600);
    },
  };
}
