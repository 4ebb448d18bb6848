import { workspaceKeyOf, type BookKey } from '../shared/record/book-keys';
import type { Crypto } from '../shared/record/crypto';
import type { BookId } from '../shared/record/op';
import { createSealer } from '../shared/record/sealed';
import { sodiumCrypto } from '../shared/node/sodium';
import { seededBytes } from './laptop';

export const sodium: Crypto = await sodiumCrypto();

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
