import { expect, test } from 'vitest';
import { openBlobs, type Blobs } from '../../../../electron/keeper/blobs';
import { exportBooks } from '../../../../shared/node/warroom/carry-out';
import { importCarried } from '../../../../shared/node/warroom/carry-in';
import { folderBeside } from '../../../../shared/node/warroom/blobs-beside';
import { exchange } from '../../../../shared/record/exchange';
import { exchangeBlobs } from '../../../../shared/record/blobs/exchange-blobs';
import { attach, plain, redactBlob } from '../../../blobs';
import { BOOK, OTHER_BOOK, seededBytes, type Laptop } from '../../../laptop';
import { sodium } from '../../../sealing';
import { simulatedDisk, type SimulatedDisk } from '../../../simulation/simulated-disk';
import { sharedDisk } from '../folder/place';
import { look, member, PATH, textsIn, verify, writing } from './carrying';
import { fileOf, headerOf } from './place';

const blobsOf = (one: Laptop): Blobs =>
  openBlobs({
    keep: one.keep(),
    disk: simulatedDisk(),
    profile: '/',
    crypto: sodium,
    random: seededBytes(`blobs ${one.by.name}`),
    mono: () => 0,
  });

/** Ana wrote lines, attached a picture and a log, and redacted a third. */
async function attaching() {
  const ana = await writing();
  const blobs = blobsOf(ana);
  const [picture, log, secret] = [
    await attach({ ana, blobs }, 'picture', 1_600_000),
    await attach({ ana, blobs }, 'log', 300),
    await attach({ ana, blobs }, 'secret', 300),
  ];
  await redactBlob(ana, secret);
  return { ana, blobs, picture, log, secret };
}

async function carryOut(ana: Laptop, blobs: Blobs, disk: SimulatedDisk) {
  const ports = { disk, random: seededBytes('out'), crypto: sodium, device: ana.sealer.device };
  const order = { keep: ana.keep(), attachments: blobs.store, books: [BOOK, OTHER_BOOK], path: PATH };
  const done = await exportBooks({ ...order, travel: { kind: 'clear' } }, { ...ports, sleep: () => Promise.resolve() });
  if (!done.ok) throw new Error(done.error.kind);
  return done.value;
}

async function takeIn(disk: SimulatedDisk) {
  const bo = member('bo');
  const blobs = blobsOf(bo);
  const imported = await importCarried(await look(disk), [], { keep: bo.keep(), disk, here: blobs.store });
  return { bo, blobs, imported };
}

test('attachments go along in the one file, and whoever takes it in has them byte for byte, once', async () => {
  const disk = await sharedDisk();
  const { ana, blobs, picture, log } = await attaching();
  expect(await carryOut(ana, blobs, disk)).toMatchObject({ attachments: 2 });
  expect((await look(disk)).damage).toEqual([]);
  const { bo, blobs: his, imported } = await takeIn(disk);
  expect(imported).toMatchObject({ attachments: 2, problem: null, notKept: null });
  expect(await textsIn(bo)).toEqual(await textsIn(ana));
  const found = await his.find(BOOK, picture);
  expect(found.kind === 'here' && Buffer.from(found.bytes).equals(plain('picture', 1_600_000))).toBe(true);
  expect((await his.find(BOOK, log)).kind).toBe('here');
  const again = await importCarried(await look(disk), [], { keep: bo.keep(), disk, here: his.store });
  expect(again).toMatchObject({ received: 0, attachments: 0 });
});

test('what was redacted does not go along', async () => {
  const disk = await sharedDisk();
  const { ana, blobs, secret } = await attaching();
  await carryOut(ana, blobs, disk);
  expect(headerOf(disk.peek(PATH) ?? new Uint8Array()).blobs?.map(({ blob }) => blob)).not.toContain(secret.blob);
});

test('a file that was cut or altered among its attachments gives all of its lines', async () => {
  const { ana, blobs, picture, log } = await attaching();
  const texts = await textsIn(ana);
  const whole = await sharedDisk();
  await carryOut(ana, blobs, whole);
  const bytes = whole.peek(PATH) ?? new Uint8Array();
  for (const cutTo of [bytes.length - 1, bytes.length - 5_000, bytes.length - 900_000]) {
    const disk = await sharedDisk();
    disk.put(PATH, bytes.subarray(0, cutTo));
    expect(await textsIn((await takeIn(disk)).bo)).toEqual(texts);
  }
  const disk = await sharedDisk();
  disk.put(PATH, bytes);
  disk.flip(PATH, (await look(disk)).section.at + 10);
  const { bo, blobs: his, imported } = await takeIn(disk);
  expect(await textsIn(bo)).toEqual(texts);
  const kinds = [(await his.find(BOOK, picture)).kind, (await his.find(BOOK, log)).kind].sort();
  expect({ kinds, attachments: imported.attachments }).toEqual({ kinds: ['away', 'here'], attachments: 1 });
});

test('a header that lists attachments which cannot be there costs no line', async () => {
  const disk = await sharedDisk();
  const { ana, blobs } = await attaching();
  await carryOut(ana, blobs, disk);
  const text = Buffer.from(disk.peek(PATH) ?? new Uint8Array());
  // The check in the line no longer fits: the line counts for nothing, at either end.
  for (let at = text.indexOf('"chunks":['); at >= 0; at = text.indexOf('"chunks":[', at + 1)) text.write('9', at + 10);
  disk.put(PATH, new Uint8Array(text));
  const { bo, imported } = await takeIn(disk);
  expect(await textsIn(bo)).toEqual(await textsIn(ana));
  expect(imported.attachments).toBe(0);
});

test('put on a share, its attachments go beside the file, and nobody loses one', async () => {
  const disk = await sharedDisk();
  const { ana, blobs, picture, log } = await attaching();
  await carryOut(ana, blobs, disk);
  const bo = member('bo');
  const his = blobsOf(bo);
  const file = fileOf(bo, disk, { path: PATH, verify });
  await bo.write('from bo');
  await exchange(bo.keep(), file);
  const how = { here: his.store, there: file.blobs, goesOn: () => true };
  const moved = await exchangeBlobs(BOOK, await bo.keep().wantedBlobs(BOOK), how);
  expect([...moved.received].sort()).toEqual([picture.blob, log.blob].sort());
  expect(headerOf(disk.peek(PATH) ?? new Uint8Array()).blobs).toBeUndefined();
  expect(disk.files().some((path) => path.startsWith(folderBeside(PATH)))).toBe(true);
  const { blobs: others, imported } = await takeIn(disk);
  expect(imported.problem).toBeNull();
  expect((await others.find(BOOK, picture)).kind).toBe('away');
});
