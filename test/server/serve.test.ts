import { spawnSync } from 'node:child_process';
import { chmodSync, mkdirSync, writeFileSync } from 'node:fs';
import { createServer, type AddressInfo } from 'node:net';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { createHubClient } from '../../shared/node/hub/client';
import { readCode, shortPinOf } from '../../shared/node/hub/code';
import { equalBytes } from '../../shared/record/bytes';
import { sodium } from '../sealing';
import { keysOf } from './http/hubs';
import { expectEqual, expectNothingLost, OWNERS, startLoad } from './load';
import { buildServer, startProcess, type HubProcess } from './process';

const { main, folder } = buildServer();

test('the first code that a hub says makes a laptop its owner, whole or spoken, and no second one', async () => {
  const hub = await startProcess('--data', join(folder(), 'owned'), '--listen', '127.0.0.1:0');
  const [, whole = '', spoken = ''] = /(holdfast:\S+)\n\s+(127\.\S+(?: [a-z]+){8})/.exec(hub.said()) ?? [];
  for (const [name, text] of [
    ['ana', spoken],
    ['bo', whole],
  ] as const) {
    const code = readCode(text);
    if (!code.ok) throw new Error(code.error.kind);
    const { value } = code;
    const client = createHubClient({
      addresses: value.addresses,
      isExpected: (pin) =>
        value.kind === 'whole' ? equalBytes(pin, value.pin) : equalBytes(shortPinOf(pin, sodium), value.shortPin),
      keys: keysOf(name),
      crypto: sodium,
      secret: value.kind === 'whole' ? value.secret : value.shortSecret,
    });
    const entered = await client.session().catch((error: unknown) => (error as Error).message);
    expect(entered).toEqual(name === 'ana' ? expect.objectContaining({ as: 'member' }) : 'code-used');
    client.close();
  }
  expect(await hub.stop()).toBe(0);
  expect(hub.said()).toContain('Stopped. Every line that was confirmed is kept.');
});

test('what it cannot do it says in a sentence, with a way out, and ends with 1', async () => {
  const taken = createServer();
  await new Promise<void>((resolve) => taken.listen(0, '127.0.0.1', () => resolve()));
  const { port } = taken.address() as AddressInfo;
  writeFileSync(join(folder(), 'a-file'), '');
  const hub = await startProcess('--data', join(folder(), 'in-use'), '--listen', '127.0.0.1:0');
  const serve = (...args: readonly string[]) => {
    const { status, stderr } = spawnSync(process.execPath, [main(), 'serve', '--no-health', ...args], {
      encoding: 'utf8',
      timeout: 20_000,
    });
    return { status, stderr };
  };
  const data = join(folder(), 'refused');
  const cases: readonly (readonly [readonly string[], RegExp])[] = [
    [
      ['--data', data, '--listen', `127.0.0.1:${String(port)}`],
      /^Something else listens on 127\.0\.0\.1:\d+\. Stop it, or choose another port with --listen/,
    ],
    [['--data', data, '--listen', '192.0.2.1:8443'], /^This machine has no address 192\.0\.2\.1\. Choose one it has/],
    [['--data', join(folder(), 'a-file')], /^.*a-file is no folder\. Choose one with --data\. Nothing was lost/],
    [['--data', join(folder(), 'in-use')], /^Another hub works in .*in-use\. Nothing was changed/],
  ];
  for (const [args, words] of cases) {
    const { status, stderr } = serve(...args);
    expect({ args, status }).toEqual({ args, status: 1 });
    expect(stderr).toMatch(words);
    expect(stderr).not.toMatch(/\s+at /);
  }
  expect(serve('--listen', 'nowhere:99999').status).toBe(3);
  await hub.stop();
  taken.close();
});

test('a folder that this user may not write in is said so', () => {
  const locked = join(folder(), 'locked');
  mkdirSync(locked);
  chmodSync(locked, 0o500);
  const nobody = process.getuid?.() === 0 ? { uid: 65_534, gid: 65_534 } : {};
  chmodSync(folder(), 0o755);
  const { status, stderr } = spawnSync(
    process.execPath,
    [main(), 'serve', '--no-health', '--data', join(locked, 'hub')],
    { encoding: 'utf8', ...nobody },
  );
  expect({ status, stderr }).toEqual({
    status: 1,
    stderr: expect.stringMatching(
      /^This user may not write in .*Give the folder to the user that runs the hub/,
    ) as string,
  });
});

const KILLS = Number(process.env['HOLDFAST_SOAK'] ?? 0) > 0 ? 100 : 20;

test(`a hub that is killed ${String(KILLS)} times under load keeps all that it confirmed, and all laptops agree in the end`, async () => {
  const data = join(folder(), 'killed');
  const start = (port = 0): Promise<HubProcess> =>
    startProcess('--data', data, '--listen', `127.0.0.1:${String(port)}`, ...OWNERS);
  let hub = await start();
  const { port, pin } = hub.served;
  const where = { addresses: [`127.0.0.1:${String(port)}`], pin };
  const load = startLoad(where);
  for (let kill = 0; kill < KILLS; kill++) {
    await load.more(5);
    await hub.kill();
    await load.hold();
    hub = await start(port);
    await expectNothingLost(where, load);
  }
  await load.stop();
  expect(load.confirmed.size).toBeGreaterThan(KILLS * 5);
  await expectEqual(where, load.laptops);
  expect(await hub.stop()).toBe(0);
}, 300_000);
