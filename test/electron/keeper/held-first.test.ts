import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, expect, test } from 'vitest';
import type { Keeper } from '../../../electron/keeper/keeper';
import { startKeeper } from '../../keeping';
import { BOOK } from '../../laptop';

const made: string[] = [];
afterEach(async () => {
  for (const folder of made.splice(0)) await rm(folder, { recursive: true });
});

const write = (keeper: Keeper) =>
  keeper.keep.append({
    book: BOOK,
    facts: [{ kind: 'said/1', text: 'one' }],
    by: { id: 'p', name: 'Ana', device: 'ANA' },
    client: 'one',
    decidedOn: {},
    exclusive: false,
  });

test('where the keys cannot be kept a line is refused, and once they can be it is saved and read after a start', async () => {
  const profile = await mkdtemp(join(tmpdir(), 'holdfast-held-'));
  made.push(profile);
  await mkdir(join(profile, 'journal'));
  // No folder for the keys, even for root.
  await writeFile(join(profile, 'vault'), '');
  const keeper = await startKeeper(profile);
  expect(await write(keeper)).toMatchObject({ kind: 'refused', why: 'broken' });
  expect(await write(keeper)).toMatchObject({ kind: 'refused', why: 'broken' });
  await rm(join(profile, 'vault'));
  expect((await write(keeper)).kind).toBe('acked');
  await keeper.close();
  const again = await startKeeper(profile);
  expect((await again.keep.read(BOOK, {}, 0, 10)).ops).toHaveLength(1);
  await again.close();
});
