import { mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, expect, test } from 'vitest';
import { nodeDisk } from '../../../../shared/node/disk';
import { repairPath } from '../../../../shared/node/repair/repair';
import { sodiumCrypto } from '../../../../shared/node/sodium';
import { placeAt } from '../../../../shared/node/verify/place';
import { verifyProfile } from '../../../../shared/node/verify/profile';
import { verifyPath } from '../../../../shared/node/verify/verify';
import type { BlobRef } from '../../../../shared/record/blobs/blob';
import { plain } from '../../../blobs';
import { startKeeper } from '../../../keeping';
import { BOOK, seededBytes } from '../../../laptop';

const crypto = await sodiumCrypto();
const disk = nodeDisk();
const made: string[] = [];
afterEach(async () => {
  for (const folder of made.splice(0)) await rm(folder, { recursive: true });
});

/** A profile whose one line names an attachment of two chunks, backed up, and carried out. */
async function attached() {
  const folder = await mkdtemp(join(tmpdir(), 'holdfast-attached-'));
  made.push(folder);
  const [profile, carried] = [join(folder, 'profile'), join(folder, 'out.warroom')];
  const keeper = await startKeeper(profile);
  const kept = await keeper.blobs.attach(BOOK, plain('picture', 1_200_000));
  if (kept.kind !== 'kept') throw new Error(kept.why);
  const by = { id: 'p', name: 'Ana', device: 'ANA' };
  const facts = [{ kind: 'said/1', text: 'a picture', blobs: [kept.ref] }];
  await keeper.keep.append({ book: BOOK, facts, by, client: 'one', decidedOn: {}, exclusive: false });
  await keeper.backups.now();
  await keeper.carry.out(BOOK, carried, 'clear');
  await keeper.close();
  return { profile, carried, ref: kept.ref, chunks: join(profile, 'blobs', BOOK, kept.ref.blob) };
}

async function verified(profile: string) {
  const place = await placeAt(profile, disk);
  if (place.kind !== 'profile') throw new Error(place.kind);
  const report = await verifyProfile(place, { disk, crypto });
  if (!report.ok) throw new Error(report.error.kind);
  return report.value;
}

const repair = (path: string, from: readonly string[] = []) =>
  repairPath(path, from, { disk, crypto, random: seededBytes('repair'), sleep: () => Promise.resolve() });

async function opened(profile: string, ref: BlobRef): Promise<boolean> {
  const keeper = await startKeeper(profile);
  const found = await keeper.blobs.find(BOOK, ref);
  await keeper.close();
  return found.kind === 'here' && Buffer.from(found.bytes).equals(plain('picture', 1_200_000));
}

test('a profile with its attachment is fine', async () => {
  const { profile } = await attached();
  expect(await verified(profile)).toMatchObject({ level: 'fine', attachments: { whole: 1, missing: 0, findings: [] } });
});

test('a byte of an attachment that turned over is found, and mended from the backup', async () => {
  const { profile, ref, chunks } = await attached();
  const [name = ''] = await readdir(chunks);
  const bytes = await readFile(join(chunks, name));
  await writeFile(join(chunks, name), bytes.fill((bytes[99] ?? 0) ^ 1, 99, 100));
  expect(await verified(profile)).toMatchObject({
    level: 'loss',
    attachments: { whole: 0, missing: 1, findings: [{ kind: 'attachment-spoilt', blob: ref.blob }] },
  });
  expect(await repair(profile)).toMatchObject({ ok: true, value: { added: [], attachments: 1 } });
  expect(await opened(profile, ref)).toBe(true);
});

test('one that is gone, or of which a part is gone, is found, and comes from a carried file', async () => {
  for (const isAll of [true, false]) {
    const { profile, carried, ref, chunks } = await attached();
    await rm(join(profile, 'backups'), { recursive: true });
    if (isAll) await rm(chunks, { recursive: true });
    else await rm(join(chunks, (await readdir(chunks))[1] ?? ''));
    expect(await verified(profile)).toMatchObject({ level: 'repairable', attachments: { whole: 0, missing: 1 } });
    expect(await repair(profile)).toMatchObject({ ok: true, value: { attachments: 0 } });
    expect(await repair(profile, [carried])).toMatchObject({ ok: true, value: { attachments: 1 } });
    expect(await verified(profile)).toMatchObject({ level: 'fine', attachments: { whole: 1, missing: 0 } });
    expect(await opened(profile, ref)).toBe(true);
  }
});

test('a carried file is verified with its attachments', async () => {
  const { carried } = await attached();
  const verify = {
    disk,
    verify: (key: Uint8Array, head: Uint8Array, mark: Uint8Array) => crypto.verify(mark, head, key),
  };
  expect(await verifyPath(carried, verify)).toMatchObject({ ok: true, value: { level: 'fine', attachments: 1 } });
  const bytes = await readFile(carried);
  const at = bytes.lastIndexOf('holdfast warroom') - 500_000;
  await writeFile(carried, bytes.fill((bytes[at] ?? 0) ^ 1, at, at + 1));
  expect(await verifyPath(carried, verify)).toMatchObject({
    ok: true,
    value: { level: 'loss', attachments: 0, findings: [{ kind: 'attachment-spoilt' }] },
  });
});

test('a damaged carried file is repaired with those of its attachments that are whole', async () => {
  const { profile, carried, ref } = await attached();
  const bytes = await readFile(carried);
  // In the frames, right behind the first header.
  const at = bytes.indexOf('\n') + 200;
  await writeFile(carried, bytes.fill((bytes[at] ?? 0) ^ 1, at, at + 1));
  expect(await repair(carried, [profile])).toMatchObject({ ok: true, value: { added: [{ ops: 1 }] } });
  const repaired = carried.replace('.warroom', ' repaired.warroom');
  const verify = {
    disk,
    verify: (key: Uint8Array, head: Uint8Array, mark: Uint8Array) => crypto.verify(mark, head, key),
  };
  expect(await verifyPath(repaired, verify)).toMatchObject({
    ok: true,
    value: { level: 'fine', ops: 1, attachments: 1 },
  });
  const other = join(profile, '..', 'other');
  const keeper = await startKeeper(other);
  await keeper.carry.look(repaired);
  expect(await keeper.carry.takeIn('')).toMatchObject({ received: 1, attachments: 1 });
  await keeper.close();
  expect(await opened(other, ref)).toBe(true);
});
