import { execFile, spawnSync } from 'node:child_process';
import { cp, mkdtemp, readdir, readFile, rm, truncate, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { build } from 'vite';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { serverConfig } from '../../build/vite.config.mjs';
import { BOOK } from '../laptop';
import { startKeeper } from '../keeping';

let folder = '';
const profile = () => join(folder, 'profile');

/** The command as it is shipped, in a process of its own. */
function holdfast(...args: readonly string[]) {
  const env = { ...process.env, HOLDFAST_PROFILE: profile() };
  const { status, stdout, stderr } = spawnSync(process.execPath, [join(folder, 'server/main.cjs'), ...args], {
    env,
    encoding: 'utf8',
  });
  return { status, stdout, stderr };
}

async function segment(): Promise<string> {
  const within = join(profile(), 'journal', BOOK);
  const [chain = ''] = await readdir(within);
  const name = (await readdir(join(within, chain))).find((one) => one.endsWith('.seg')) ?? '';
  return join(within, chain, name);
}

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'holdfast-command-'));
  await build(serverConfig(join(folder, 'server')));
  const keeper = await startKeeper(profile());
  for (const text of ['one', 'two', 'three'])
    await keeper.keep.append({
      book: BOOK,
      facts: [{ kind: 'said/1', text }],
      by: { id: 'p', name: 'Ana', device: 'ANA' },
      client: text,
      decidedOn: {},
      exclusive: false,
    });
  await keeper.close();
}, 120_000);

afterAll(() => rm(folder, { recursive: true }));

test('verify reads a profile, opens its bodies, and ends with 0', () => {
  const { status, stdout, stderr } = holdfast('verify');
  expect({ status, stderr }).toEqual({ status: 0, stderr: '' });
  expect(stdout).toContain('It holds 3 ops in 1 chain of 1 book, in 3 frames.');
  expect(stdout).toContain('Keys: 2 of 2 files of the vault can be read.');
  expect(stdout).toContain('Bodies: 3 ops opened, 0 wait for a key');
  expect(stdout).not.toContain('two');
});

test('the same as JSON', () => {
  const { status, stdout } = holdfast('verify', profile(), '--json');
  expect(status).toBe(0);
  expect(JSON.parse(stdout)).toMatchObject({
    kind: 'profile',
    level: 'fine',
    journal: { kind: 'journal', ops: 3, findings: [] },
    vault: ['a.vault', 'b.vault'],
    bodies: { opened: 3, keyless: 0, spoilt: 0, destroyed: 0 },
  });
});

test('one file of the vault is repairable, a torn end too, and a damaged line is a loss', async () => {
  const vault = join(profile(), 'vault/a.vault');
  const kept = await readFile(vault);
  await writeFile(vault, 'spoilt');
  expect(holdfast('verify').status).toBe(1);
  await writeFile(vault, kept);
  const path = await segment();
  const bytes = await readFile(path);
  await truncate(path, bytes.length - 10);
  expect(holdfast('verify')).toMatchObject({
    status: 1,
    stdout: expect.stringContaining('never written to their end') as string,
  });
  await writeFile(
    path,
    bytes.map((byte, i) => (i === 600 ? byte ^ 1 : byte)),
  );
  const { status, stdout } = holdfast('verify', join(profile(), 'journal'));
  expect(status).toBe(2);
  expect(stdout).toMatch(/bytes \d+ to \d+ cannot be read\.\n/);
  await writeFile(path, bytes);
  expect(holdfast('verify').status).toBe(0);
});

test('repair fills damage from another copy, says what it added, and ends as verify does then', async () => {
  const copy = join(folder, 'copy');
  await cp(join(profile(), 'journal'), copy, { recursive: true });
  await rm(join(profile(), 'backups'), { recursive: true });
  const path = await segment();
  const bytes = await readFile(path);
  const spoilt = bytes.map((byte, i) => (i === 600 ? byte ^ 1 : byte));
  await writeFile(path, spoilt);
  const none = holdfast('verify', '--repair');
  expect(none).toMatchObject({ status: 2, stdout: expect.stringContaining('Nothing was added') as string });
  const { status, stdout } = holdfast('verify', '--repair', '--from', copy, '--from', '/nowhere/at/all');
  expect(status).toBe(1);
  expect(stdout).toContain('Not used: Nothing stands at /nowhere/at/all.');
  expect(stdout).toMatch(/Added: .*00000002\.seg, with 1 op that could not be read here\./);
  expect(stdout).toContain('no file that was there was changed');
  expect(stdout).toContain('what they held is here in another place too');
  expect(new Uint8Array(await readFile(path))).toEqual(new Uint8Array(spoilt));
  const again = holdfast('verify', '--repair', '--json');
  expect(JSON.parse(again.stdout)).toMatchObject({ level: 'repairable', repaired: { added: [], vault: [] } });
});

test('repair refuses while Holdfast is open on the profile', async () => {
  const keeper = await startKeeper(profile());
  const { status, stderr } = await new Promise<{ status: number | null; stderr: string }>((resolve) => {
    const args = [join(folder, 'server/main.cjs'), 'verify', profile(), '--repair'];
    execFile(process.execPath, args, (error, _said, complaint) => {
      resolve({ status: Number(error?.code ?? 0), stderr: complaint });
    });
  });
  await keeper.close();
  expect(status).toBe(3);
  expect(stderr).toMatch(/^Holdfast is open on .*\. Nothing was changed\. Close Holdfast, then repair again\./);
});

test.each([
  [['verify', '/nowhere/at/all'], 'Nothing stands at'],
  [['verify', process.execPath], 'is neither a journal, nor a shared folder, nor a .warroom file'],
  [[], 'holdfast verify [path] [--json]'],
  [['serve', 'everyone'], 'holdfast verify [path] [--json]'],
  [['serve', '--listen', 'nowhere:99999'], 'holdfast serve [--data'],
  [['keep'], 'holdfast verify [path] [--json]'],
  [['verify', '--repair', '/nowhere/at/all'], 'Nothing stands at'],
  [['verify', '--from', '/a/copy'], 'holdfast verify [path] [--json]'],
  [['verify', 'one', 'two'], 'holdfast verify [path] [--json]'],
])('%j ends with 3 and says why', (args, words) => {
  const { status, stdout, stderr } = holdfast(...args);
  expect({ status, stdout }).toEqual({ status: 3, stdout: '' });
  expect(stderr).toContain(words);
});

test('--help says how, and ends with 0', () => {
  expect(holdfast('--help')).toMatchObject({ status: 0, stderr: '' });
});
