import { randomBytes } from 'node:crypto';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, vi } from 'vitest';
import type { Keeper } from '../../../../electron/keeper/keeper';
import { sayCode } from '../../../../server/serve';
import { startKeeper } from '../../../keeping';
import { BOOK, readAll } from '../../../laptop';
import { closeLater, startHub, type TestHub } from '../../../server/http/hubs';

export const PATIENCE = { timeout: 25_000, interval: 50 };
export type KeptLaptop = Keeper & { readonly profile: string };

/** A laptop's keeper; on a profile of its own, unless it is named. */
export async function keeperOf(profile?: string): Promise<KeptLaptop> {
  const folder = profile ?? (await mkdtemp(join(tmpdir(), 'holdfast-hub-')));
  const keeper = await startKeeper(folder);
  closeLater(async () => {
    await keeper.close();
    await rm(folder, { recursive: true, force: true });
  });
  return { ...keeper, profile: folder };
}

export async function log({ keep }: Keeper, ...texts: readonly string[]): Promise<void> {
  for (const text of texts)
    await keep.append({
      book: BOOK,
      facts: [{ kind: 'said/1', text }],
      by: { id: 'p', name: 'Somebody', device: 'AAA' },
      client: randomBytes(8).toString('hex'),
      decidedOn: {},
      exclusive: false,
    });
}

export const textsAt = async ({ keep }: Keeper): Promise<readonly string[]> =>
  (await readAll(keep)).map(({ body }) => (body.facts[0] as { readonly text: string }).text).sort();

/** The words of a hub that nobody owns yet. */
export async function ownersCode({ hub, listening }: TestHub): Promise<string> {
  const said: string[] = [];
  await sayCode(hub, [`127.0.0.1:${String(listening.port)}`], (line) => void said.push(line));
  return said.at(-1)?.trim() ?? '';
}

/** Brings the laptop to the hub where Ana is, by a code of hers: whole, or spoken; and lets it in. */
export async function letInAtHub(ana: Keeper, bo: Keeper, how: 'text' | 'words' = 'words'): Promise<void> {
  const [remote] = ana.sync.report().remotes;
  const invitation = await ana.sync.invite(remote?.id ?? '');
  if (invitation.kind !== 'invitation') throw new Error('no invitation');
  const code = how === 'text' ? invitation.text : `${invitation.addresses[0] ?? ''} ${invitation.words.join(' ')}`;
  expect(await bo.sync.useHub(code, 'Bo Lin')).toEqual({ kind: 'asked' });
  await vi.waitFor(() => expect(ana.sync.report().requests).toHaveLength(1), PATIENCE);
  const [request] = ana.sync.report().requests;
  const joining = { kind: 'joining', words: request?.words };
  await vi.waitFor(() => expect(bo.sync.report().remotes[0]?.state).toMatchObject(joining), PATIENCE);
  expect(request?.name).toBe('Bo Lin');
  expect(await ana.sync.answer(request?.remote ?? '', request?.id ?? '', true)).toBe(true);
  await vi.waitFor(async () => expect(await textsAt(bo)).toEqual(await textsAt(ana)), PATIENCE);
}

/** Ana owns the hub, and wrote a line. */
export async function anaAtHub() {
  const hub = await startHub();
  const ana = await keeperOf();
  await log(ana, 'from ana');
  expect(await ana.sync.useHub(await ownersCode(hub), 'Ana')).toEqual({ kind: 'added' });
  return { hub, ana };
}

/** Ana owns the hub, and let Bo in by a code: whole, or spoken. */
export async function twoAtHub(how: 'text' | 'words' = 'words') {
  const { hub, ana } = await anaAtHub();
  const bo = await keeperOf();
  await letInAtHub(ana, bo, how);
  expect(await textsAt(bo)).toEqual(['from ana']);
  return { hub, ana, bo };
}
