import { readdirSync, readFileSync } from 'node:fs';
import { rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, test, vi } from 'vitest';
import type { Keeper } from '../../../../electron/keeper/keeper';
import { toHex } from '../../../../shared/record/bytes';
import { startKeeper } from '../../../keeping';
import { closeLater, startHub, type TestHub } from '../../../server/http/hubs';
import { post } from '../../../server/http/monitoring';
import { anaAtHub, keeperOf, letInAtHub, PATIENCE, twoAtHub } from '../sync/at-hub';

const hubOf = ({ sync }: Keeper): string => sync.report().remotes[0]?.id ?? '';

/** A way in that this laptop made. */
async function intakeOf(keeper: Keeper, name = 'Prometheus'): Promise<string> {
  const made = await keeper.intakes.make(hubOf(keeper), name);
  if (made.kind !== 'made') throw new Error(made.why.kind);
  return made.token;
}

async function send({ listening, hub }: TestHub, token: string, title: string): Promise<void> {
  const { certificate } = hub.identity;
  const answer = await post({ port: listening.port, certificate, path: '/v1/alerts/generic', body: { title }, token });
  expect(answer.status).toBe(202);
}

/** What a laptop lists, newest first. */
const titlesAt = async ({ alerts }: Keeper): Promise<readonly string[]> =>
  (await alerts.page(null)).notifications.map(({ body }) => (JSON.parse(body) as { readonly title: string }).title);

const shows = (keeper: Keeper, titles: readonly string[]) =>
  vi.waitFor(async () => expect(await titlesAt(keeper)).toEqual(titles), PATIENCE);

test('an alert that is sent to a hub shows at every laptop of the room, by whichever of them its way in was made', async () => {
  const { hub, ana, bo } = await twoAtHub();
  const token = await intakeOf(ana);
  await send(hub, token, 'one');
  await shows(ana, ['one']);
  await shows(bo, ['one']);
  await send(hub, await intakeOf(bo, 'Grafana'), 'two');
  await shows(ana, ['two', 'one']);
  await shows(bo, ['two', 'one']);
  expect((await bo.alerts.page(null)).notifications.map(({ by, format }) => [by, format])).toEqual([
    ['Grafana', 'generic'],
    ['Prometheus', 'generic'],
  ]);
  const listed = await bo.intakes.list(hubOf(bo));
  expect(listed.kind === 'listed' && listed.intakes.map(({ name, alerts }) => [name, alerts]).sort()).toEqual([
    ['Grafana', 1],
    ['Prometheus', 1],
  ]);
  const id = (listed.kind === 'listed' && listed.intakes.find(({ name }) => name === 'Prometheus')?.id) || '';
  expect(await bo.intakes.remove(hubOf(bo), id)).toEqual({ kind: 'removed' });
  await expect(send(hub, token, 'three')).rejects.toThrow('401');
});

test('what came stays after the hub is gone and after a restart, sealed on the disk of the laptop', async () => {
  const { hub, ana } = await anaAtHub();
  const token = await intakeOf(ana);
  for (const title of ['one', 'canary-41', 'three']) await send(hub, token, title);
  await shows(ana, ['three', 'canary-41', 'one']);
  await hub.stop();
  await shows(ana, ['three', 'canary-41', 'one']);
  await ana.close();
  const folder = join(ana.profile, 'alerts');
  const files = readdirSync(folder);
  expect(files).toHaveLength(3);
  for (const file of files) expect(readFileSync(join(folder, file)).includes('canary-41')).toBe(false);
  const again = await startKeeper(ana.profile);
  closeLater(() => again.close());
  expect(await titlesAt(again)).toEqual(['three', 'canary-41', 'one']);
  expect(again.alerts.counts()).toEqual({ alerts: 3, letGo: 0 });
  expect(await again.intakes.list(hubOf(again))).toEqual({ kind: 'problem', why: { kind: 'offline' } });
});

test('after somebody was removed alerts are sealed for those who stay, and the earlier ones are read as before', async () => {
  const { hub, ana, bo } = await twoAtHub();
  const cy = await keeperOf();
  await letInAtHub(ana, cy);
  const token = await intakeOf(ana);
  await send(hub, token, 'before');
  for (const one of [ana, bo, cy]) await shows(one, ['before']);
  const device = (await cy.laptops())[0]?.device ?? '';
  const [older] = ana.members.workspaces();
  await ana.removing.remove(device);
  await vi.waitFor(() => {
    for (const one of [ana, bo]) expect(one.members.workspaces()[0]?.id).not.toBe(older?.id);
  }, PATIENCE);
  // The hub is told with the next look of any laptop that stays.
  const newest = toHex(bo.alerts.keys()[0]?.publicKey ?? new Uint8Array());
  await vi.waitFor(async () => expect(await hub.hub.intakes.of(new Set([newest]))).toHaveLength(1), PATIENCE);
  await send(hub, token, 'after');
  for (const one of [ana, bo]) await shows(one, ['after', 'before']);
  const boxes = [...new Set(hub.disk.files().flatMap((path) => /notifications\/\w+-\w+-(\w+)/.exec(path)?.[1] ?? []))];
  expect(boxes).toHaveLength(2);
  await cy.sync.now();
  expect(await titlesAt(cy)).toEqual(['before']);
  const listed = await bo.intakes.list(hubOf(bo));
  expect(listed.kind === 'listed' && listed.intakes).toMatchObject([{ name: 'Prometheus', alerts: 2 }]);
}, 60_000);

test('a laptop that is let in later finds what came before; one that only asks finds nothing', async () => {
  const { hub, ana } = await anaAtHub();
  const token = await intakeOf(ana);
  await send(hub, token, 'one');
  await shows(ana, ['one']);
  const bo = await keeperOf();
  expect(await titlesAt(bo)).toEqual([]);
  await letInAtHub(ana, bo);
  await shows(bo, ['one']);
});

test('what is damaged or gone from the disk of a laptop comes again from the hub', async () => {
  const { hub, ana } = await anaAtHub();
  const token = await intakeOf(ana);
  for (const title of ['one', 'two']) await send(hub, token, title);
  await shows(ana, ['two', 'one']);
  await ana.close();
  const folder = join(ana.profile, 'alerts');
  const [first = '', second = ''] = readdirSync(folder).sort();
  await writeFile(join(folder, first), 'junk');
  await rm(join(folder, second));
  const again = await startKeeper(ana.profile);
  closeLater(() => again.close());
  await shows(again, ['two', 'one']);
});

test('what a hub let go is said at the laptops, also once it is gone', async () => {
  const { hub, ana } = await anaAtHub();
  const token = await intakeOf(ana);
  await hub.stop();
  const { port } = hub.listening;
  const small = await startHub({ disk: hub.disk, port, bounds: { count: 3, bytes: 1e9 } });
  for (let i = 0; i < 8; i++) await send(small, token, String(i));
  await vi.waitFor(() => expect(ana.alerts.counts().letGo).toBe(5), PATIENCE);
  await small.stop();
  await ana.close();
  const again = await startKeeper(ana.profile);
  closeLater(() => again.close());
  expect(again.alerts.counts().letGo).toBe(5);
  expect((await titlesAt(again)).slice(0, 3)).toEqual(['7', '6', '5']);
});
