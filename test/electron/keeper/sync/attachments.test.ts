import { randomBytes } from 'node:crypto';
import { mkdtemp, readdir, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test, vi } from 'vitest';
import type { Keeper } from '../../../../electron/keeper/keeper';
import type { BlobRef } from '../../../../shared/record/blobs/blob';
import { OP_REDACTED } from '../../../../shared/record/redaction';
import { plain } from '../../../blobs';
import { BOOK, readAll } from '../../../laptop';
import { BLOBS, closeLater, startHub } from '../../../server/http/hubs';
import { keeperOf, PATIENCE, textsAt, twoAtHub, type KeptLaptop } from './at-hub';

const BYTES = 2_300_000;

async function write({ keep }: Keeper, facts: readonly unknown[]): Promise<void> {
  const by = { id: 'p', name: 'Somebody', device: 'AAA' };
  const client = randomBytes(8).toString('hex');
  const reply = await keep.append({ book: BOOK, facts, by, client, decidedOn: {}, exclusive: false });
  expect(reply.kind).toBe('acked');
}

async function attach(keeper: Keeper, name: string): Promise<BlobRef> {
  const attached = await keeper.blobs.attach(BOOK, plain(name, BYTES));
  if (attached.kind !== 'kept') throw new Error(attached.why);
  await write(keeper, [{ kind: 'said/1', text: name, blobs: [attached.ref] }]);
  return attached.ref;
}

async function redact(keeper: Keeper, { blob }: BlobRef): Promise<void> {
  const op = (await readAll(keeper.keep)).find(({ body }) => JSON.stringify(body.facts).includes(blob));
  const blank = { kind: 'said/1', text: '[redacted]', blobs: [{ blob, key: '' }] };
  await write(keeper, [{ kind: OP_REDACTED, op: op?.hash ?? '', reason: 'a password', blanked: [[0, blank]] }]);
}

/** Whether it is here, as it was attached. */
async function isHere(keeper: Keeper, ref: BlobRef, name: string): Promise<boolean> {
  const found = await keeper.blobs.find(BOOK, ref);
  return found.kind === 'here' && Buffer.from(found.bytes).equals(plain(name, BYTES));
}

const soon = (holds: () => Promise<boolean>) => vi.waitFor(async () => expect(await holds()).toBe(true), PATIENCE);

/** What lies of it in a profile, wherever. */
async function filesOf({ profile }: KeptLaptop, { blob }: BlobRef): Promise<readonly string[]> {
  const entries = await readdir(profile, { recursive: true, withFileTypes: true });
  return entries.filter((one) => one.isFile() && one.parentPath.includes(blob)).map(({ name }) => name);
}

test('an attachment comes by a hub to whoever reads its line, and is nowhere once it was redacted', async () => {
  const { hub, ana, bo } = await twoAtHub();
  const ref = await attach(ana, 'screenshot');
  const kept = await attach(bo, 'log');
  await soon(() => isHere(bo, ref, 'screenshot'));
  await soon(() => isHere(ana, kept, 'log'));
  const atHub = () => hub.disk.files().filter((path) => path.includes(ref.blob));
  expect(atHub()).toHaveLength(3);
  await ana.backups.now();
  await redact(bo, ref);
  await vi.waitFor(() => expect(atHub()).toEqual([]), PATIENCE);
  for (const laptop of [ana, bo]) await soon(async () => (await filesOf(laptop, ref)).length === 0);
  expect(await isHere(bo, kept, 'log')).toBe(true);
  expect(await isHere(ana, kept, 'log')).toBe(true);
});

test('a hub that lost its attachments is given them again by whoever has them', async () => {
  const { hub, ana, bo } = await twoAtHub();
  const ref = await attach(ana, 'screenshot');
  await soon(() => isHere(bo, ref, 'screenshot'));
  await hub.stop();
  for (const path of hub.disk.files())
    if (path.startsWith('/hub/') || path.startsWith(`${BLOBS}/`)) await hub.disk.remove(path);
  const again = await startHub({ disk: hub.disk, port: hub.listening.port });
  await vi.waitFor(async () => expect((await again.hub.blobs.list(BOOK)).get(ref.blob)).toBe(3), PATIENCE);
});

test('laptops that share a folder have each other’s attachments, and what one redacts goes from all', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'holdfast-share-'));
  closeLater(() => rm(folder, { recursive: true, force: true }));
  const [ana, bo] = [await keeperOf(), await keeperOf()];
  await write(ana, [{ kind: 'said/1', text: 'from ana' }]);
  expect(await ana.sync.share('folder', folder)).toEqual({ kind: 'added' });
  await soon(() => Promise.resolve(ana.sync.report().remotes[0]?.state.kind === 'up-to-date'));
  expect(await bo.sync.join(folder, 'Bo Lin')).toEqual({ kind: 'asked' });
  await soon(() => Promise.resolve(ana.sync.report().requests.length === 1));
  const [request] = ana.sync.report().requests;
  expect(await ana.sync.answer(request?.remote ?? '', request?.id ?? '', true)).toBe(true);
  await soon(async () => (await textsAt(bo)).length === 1);
  const ref = await attach(bo, 'screenshot');
  await soon(() => isHere(ana, ref, 'screenshot'));
  await redact(ana, ref);
  await soon(async () => (await readdir(join(folder, 'holdfast', 'blobs', BOOK, ref.blob))).length === 0);
  await soon(async () => (await filesOf(bo, ref)).length === 0);
});

test('with an incident that all agree to forget go its attachments: here, in backups and at the hub', async () => {
  const { hub, ana, bo } = await twoAtHub();
  const ref = await attach(ana, 'screenshot');
  await soon(() => isHere(bo, ref, 'screenshot'));
  for (const laptop of [ana, bo]) await laptop.backups.now();
  expect(await ana.forgetting.answer(BOOK, 'ask')).toEqual({ kind: 'said' });
  await soon(() => Promise.resolve(bo.forgetting.report().asks.length === 1));
  expect(await bo.forgetting.answer(BOOK, 'agree')).toEqual({ kind: 'forgotten' });
  for (const laptop of [ana, bo]) await soon(async () => (await filesOf(laptop, ref)).length === 0);
  await vi.waitFor(() => expect(hub.disk.files().filter((path) => path.includes(ref.blob))).toEqual([]), PATIENCE);
});
