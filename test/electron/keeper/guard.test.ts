import { mkdir, mkdtemp, readdir, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { openVault } from '../../../shared/node/vault/vault';
import { startKeeper } from '../../keeping';
import { seededBytes } from '../../laptop';
import { sodium } from '../../sealing';

test('a passphrase that is kept is said to be set, although a copy of the keys in a backup stays', async () => {
  const profile = await mkdtemp(join(tmpdir(), 'holdfast-guard-'));
  const stick = await mkdtemp(join(tmpdir(), 'holdfast-stick-'));
  const keeper = await startKeeper(profile);
  expect(await keeper.backups.choose(stick)).toEqual({ kind: 'chosen' });
  const home = join(stick, 'holdfast-backups');
  const [device = ''] = await readdir(home);
  // A copy of the keys that cannot be removed.
  await mkdir(join(home, device, 'copies', 'old.vault', 'within'), { recursive: true });
  expect(await keeper.guard.setPassphrase('', 'four words and one')).toBe('set');
  expect(keeper.guard.report().passphrase).toBe(true);
  expect(await keeper.guard.setPassphrase('another', null)).toBe('wrong');
  await keeper.close();
  const again = await openVault(join(profile, 'vault'), { crypto: sodium, random: seededBytes('again') });
  expect(again.isShut).toBe(true);
  for (const folder of [profile, stick]) await rm(folder, { recursive: true });
});
