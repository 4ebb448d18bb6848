import { safeStorage } from 'electron';
import type { KeyStore } from '../shared/node/vault/holders';

// What Chromium falls back to where there is no key store: a key that everyone knows.
const NO_STORES: readonly string[] = ['basic_text', 'unknown'];

/** The calls that every Electron we run on has; the newer ones that return promises are missing in older ones. */
type Synchronous = {
  isEncryptionAvailable(): boolean;
  encryptString(text: string): Buffer;
  decryptString(sealed: Buffer): string;
};

/** The key store of this account; null where there is none that keeps anything from anybody. After the app is ready. */
export function systemKeyStore(): KeyStore | null {
  const store: Synchronous = safeStorage;
  if (!store.isEncryptionAvailable()) return null;
  if (process.platform === 'linux' && NO_STORES.includes(safeStorage.getSelectedStorageBackend())) return null;
  return {
    seal: (text) => new Uint8Array(store.encryptString(text)),
    open: (sealed) => store.decryptString(Buffer.from(sealed)),
  };
}
