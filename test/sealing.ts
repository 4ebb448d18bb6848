import { workspaceKeyOf, type BookKey } from '../shared/record/keys/book-keys';
import type { Crypto } from '../shared/record/keys/crypto';
import type { BookId } from '../shared/record/op';
import { createSealer } from '../shared/record/keys/sealed';
import { sodiumCrypto } from '../shared/node/sodium';
import { openVault, type Vault } from '../shared/node/vault/vault';
import { seededBytes } from './laptop';

export const sodium: Crypto = await sodiumCrypto();

/** The vault of a folder that needs no secret. */
export async function openedVault(folder: string, random: (bytes: number) => Uint8Array): Promise<Vault> {
  const vault = await openVault(folder, { crypto: sodium, random });
  if (vault.isShut) throw new Error('the vault is shut');
  return vault;
}

type Held = {
  readonly workspace?: string;
  readonly books?: ReadonlyMap<BookId, readonly BookKey[]>;
  readonly crypto?: Crypto;
};

/** The sealer of a device, as its vault would make it. Devices of one workspace read each other. */
export function sealerOf(name: string, { workspace = 'ours', books = new Map(), crypto = sodium }: Held = {}) {
  const remembered: { readonly book: BookId; readonly key: BookKey }[] = [];
  const sealer = createSealer(
    { seed: seededBytes(`device ${name}`)(32), workspaces: [workspaceKeyOf(seededBytes(workspace)(32))], books },
    { crypto, random: seededBytes(`sealer ${name}`), remember: (book, key) => void remembered.push({ book, key }) },
  );
  return { sealer, remembered };
}
