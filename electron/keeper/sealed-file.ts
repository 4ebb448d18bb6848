import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { fromUtf8, hexOrNull, toHex, toUtf8 } from '../../shared/record/bytes';
import { NONCE_BYTES, type Crypto } from '../../shared/record/keys/crypto';
import { replaceFile } from '../../shared/node/replace-file';

type Ports = { readonly crypto: Crypto; readonly key: Uint8Array; readonly random: (bytes: number) => Uint8Array };

export type SealedFile = ReturnType<typeof sealedFile>;

/** What this laptop remembers beside the record: opaque text in `<name>.sealed`, since names and paths stand in it. */
export function sealedFile(
  profile: string,
  name: 'settings' | 'sync' | 'backup' | 'drafts' | 'alerts' | 'webhooks',
  { crypto, key, random }: Ports,
) {
  const path = join(profile, `${name}.sealed`);
  const around = toUtf8(`holdfast ${name} 1`);
  return {
    /** Null if it was never written, or cannot be read. */
    async read(): Promise<string | null> {
      const bytes = hexOrNull((await readFile(path, 'utf8').catch(() => '')).trim());
      if (!bytes || bytes.length <= NONCE_BYTES) return null;
      const plain = crypto.open(bytes.subarray(NONCE_BYTES), around, bytes.subarray(0, NONCE_BYTES), key);
      return plain && fromUtf8(plain);
    },
    async write(text: string): Promise<void> {
      const nonce = random(NONCE_BYTES);
      await replaceFile(path, toHex(nonce) + toHex(crypto.seal(toUtf8(text), around, nonce, key)), 0o600);
    },
  };
}
