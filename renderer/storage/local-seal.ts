import { fromUtf8, toUtf8 } from '../../shared/record/bytes';

/** Seals what IndexedDB holds beside the frames, under a key of this laptop alone. */
export type LocalSeal = {
  seal(text: string): Promise<Uint8Array>;
  /** Null if it was sealed with another key, or is not what was sealed. */
  open(sealed: unknown): Promise<string | null>;
};

const NONCE_BYTES = 12;

/** AES-GCM, 12 bytes of nonce first. The page cannot take the key out again: it is the only one a page ever holds. */
export async function localSeal(key: Uint8Array): Promise<LocalSeal> {
  const aes = await crypto.subtle.importKey('raw', new Uint8Array(key), 'AES-GCM', false, ['encrypt', 'decrypt']);
  return {
    async seal(text) {
      const iv = crypto.getRandomValues(new Uint8Array(NONCE_BYTES));
      const sealed = await crypto.subtle.encrypt({ name: 'AES-GCM', iv }, aes, new Uint8Array(toUtf8(text)));
      const bytes = new Uint8Array(NONCE_BYTES + sealed.byteLength);
      bytes.set(iv);
      bytes.set(new Uint8Array(sealed), NONCE_BYTES);
      return bytes;
    },
    async open(sealed) {
      const bytes = bytesOf(sealed);
      if (!bytes) return null;
      try {
        const iv = bytes.subarray(0, NONCE_BYTES);
        return fromUtf8(
          new Uint8Array(await crypto.subtle.decrypt({ name: 'AES-GCM', iv }, aes, bytes.subarray(NONCE_BYTES))),
        );
      } catch {
        return null;
      }
    },
  };
}

/** In a plain browser there is no keeper and so no key: for development and tests only. */
export const noSeal: LocalSeal = {
  seal: (text) => Promise.resolve(toUtf8(text)),
  open(sealed) {
    const bytes = bytesOf(sealed);
    return Promise.resolve(bytes && fromUtf8(bytes));
  },
};

/** A copy, whatever realm the bytes come from. */
const bytesOf = (value: unknown): Uint8Array<ArrayBuffer> | null =>
  ArrayBuffer.isView(value) ? new Uint8Array(new Uint8Array(value.buffer, value.byteOffset, value.byteLength)) : null;
