import { exportBooks, type Travel } from '../../../../shared/node/warroom/carry-out';
import { readCarried, unlockCarried, type Carried } from '../../../../shared/node/warroom/carried-file';
import { importCarried } from '../../../../shared/node/warroom/carry-in';
import type { Disk } from '../../../../shared/node/disk';
import { toHex } from '../../../../shared/record/bytes';
import { type Unlock } from '../../../../shared/record/keys/carried-keys';
import type { BookId } from '../../../../shared/record/op';
import { memoryStore } from '../../../../shared/record/store';
import { BOOK, laptop, OTHER_BOOK, readAll, seededBytes, textsOf, type Laptop } from '../../../laptop';
import { sealerOf, sodium } from '../../../sealing';
import { SHARE, sharedDisk } from '../folder/place';

export const PATH = `${SHARE}/carried.warroom`;
export const verify = (key: Uint8Array, head: Uint8Array, signature: Uint8Array) => sodium.verify(signature, head, key);
export const breathe = () => Promise.resolve();

/** A laptop of one of our workspaces, with what its vault was told. */
export function member(name: string, workspace = 'ours', store = memoryStore()) {
  const { sealer, remembered } = sealerOf(name, { workspace });
  return { ...laptop(name, store, sealer), remembered };
}

export async function writing(name = 'ana') {
  const ana = member(name);
  for (const text of ['one', 'two', 'three']) {
    await ana.write(text);
    ana.clock.pass(60_000);
  }
  await ana.write('drill', { book: OTHER_BOOK });
  return ana;
}

export async function carry(from: Laptop, travel: Travel, books: readonly BookId[] = [BOOK, OTHER_BOOK], disk?: Disk) {
  const on = disk ?? (await sharedDisk());
  const random = seededBytes(`carry ${travel.kind}`);
  const ports = { disk: on, random, crypto: sodium, device: from.sealer.device, sleep: () => Promise.resolve() };
  const done = await exportBooks({ keep: from.keep(), books, travel, path: PATH }, ports);
  if (!done.ok) throw new Error(done.error.kind);
  return { disk: on, ...done.value };
}

export async function look(disk: Disk): Promise<Carried> {
  const read = await readCarried(PATH, { disk, verify, breathe });
  if (!read.ok) throw new Error(read.error.kind);
  return read.value;
}

export async function takeIn(disk: Disk, one: Laptop, unlock: Unlock = {}) {
  const carried = await look(disk);
  const keys = unlockCarried(
    carried,
    { openSealed: (sealed) => one.sealer.openSealed(sealed), ...unlock },
    { crypto: sodium },
  );
  const imported = await importCarried(carried, keys.ok ? keys.value : [], { keep: one.keep(), disk });
  return { ...imported, unlocked: keys.ok ? 'yes' : keys.error };
}

export const textsIn = async (one: Laptop, book = BOOK) => textsOf(await readAll(one.keep(), book)).sort();
export const bytesIn = async (one: Laptop, book = BOOK) =>
  (await one.store.read(book)).frames.map(({ bytes }) => toHex(bytes)).sort();
