// Hubs in processes of their own, under load, and what happens to them and to what they stand on.
import { execFileSync } from 'node:child_process';
import { mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { join } from 'node:path';
import { afterAll, expect, test } from 'vitest';
import { HubProblem } from '../../shared/node/hub/client';
import { startPostgres, type Postgres } from './hub/postgres';
import type { HubProcess } from './hub-process';
import { startSending } from './sending';
import { clientAt, expectKept, expectNothingLost, OWNERS, startLoad, type Where } from './load';
import { buildServer, startProcess, startProcessAs } from './process';

const { folder } = buildServer();
const servers: Postgres[] = [];
afterAll(async () => {
  for (const server of servers) await server.remove();
});

const DURABLE = ['fsync=on'];
const whereOf = (...hubs: readonly HubProcess[]): Where => ({
  addresses: hubs.map(({ served }) => `127.0.0.1:${String(served.port)}`),
  pin: hubs[0]?.served.pin ?? '',
});

async function database() {
  const server = await startPostgres();
  servers.push(server);
  await server.kill();
  await server.start(DURABLE);
  const { host = '', port, password } = server.connection;
  const address = `postgres://hub:${encodeURIComponent(password)}@/postgres?host=${host}&port=${String(port)}`;
  const hub = () => startProcess('--postgres', address, '--listen', '127.0.0.1:0', ...OWNERS);
  return { server, hub };
}

const pause = (ms: number) => new Promise((wake) => setTimeout(wake, ms));

test('PostgreSQL is killed five times under load: the hub goes on by itself, and nothing that was confirmed is lost', async () => {
  const { server, hub } = await database();
  const where = whereOf(await hub());
  const load = startLoad(where);
  for (let kill = 0; kill < 5; kill++) {
    await load.more(20);
    await server.kill();
    await load.hold();
    await server.start(DURABLE);
    await expectNothingLost(where, load);
  }
  await load.stop();
  await expectKept(where, load);
}, 180_000);

test('a database set back to an older backup under a running hub is filled again by whoever comes', async () => {
  const { server, hub } = await database();
  const where = whereOf(await hub());
  const load = startLoad(where);
  await load.more(30);
  const setBack = await server.backUp(DURABLE);
  await load.more(100);
  const before = new Set(load.confirmed);
  await setBack();
  await load.more(20);
  await load.stop();
  expect(before.size).toBeGreaterThan(100);
  await expectKept(where, load);
}, 120_000);

test('of two hubs before one database one is killed under load: the laptops go on at the other', async () => {
  const { hub } = await database();
  const [one, two] = [await hub(), await hub()];
  const where = whereOf(one, two);
  expect(two.served.pin).toBe(one.served.pin);
  const load = startLoad(where);
  await load.more(40);
  await one.kill();
  await load.hold();
  await expectNothingLost(whereOf(two), load);
  await load.more(40);
  await load.stop();
  await expectKept(whereOf(two), load);
}, 120_000);

test.each(['files', 'PostgreSQL'])(
  'a hub on %s is killed in the middle of a blob: what it answered for is not sent again, and all of it arrives',
  async (kind) => {
    const onFiles = () => startProcess('--data', join(folder(), 'blobs'), '--listen', '127.0.0.1:0', ...OWNERS);
    const start = kind === 'files' ? onFiles : (await database()).hub;
    const sending = startSending('large', 6.2);
    for (const [killAt, afterMs] of [
      [1, 0],
      [3, 4],
      [5, 12],
    ] as const) {
      const hub = await start();
      const broken = await sending.until(whereOf(hub), killAt, () => pause(afterMs).then(() => hub.kill()));
      expect(broken).toBeInstanceOf(HubProblem);
      expect(sending.answered()).toBeGreaterThanOrEqual(killAt);
    }
    const hub = await start();
    await sending.toTheEnd(whereOf(hub));
    // Seven chunks, and at each kill the one that was on its way.
    expect(sending.sent.length).toBeLessThanOrEqual(7 + 3);
    await sending.expectAt(whereOf(hub), 'bo');
    await hub.kill();
    await sending.expectAt(whereOf(await start()), 'cy');
  },
  60_000,
);

test('a hub whose books were wiped while it was down is filled again; one that lost its key is sent nothing', async () => {
  const data = join(folder(), 'wiped');
  const start = (port = 0) => startProcess('--data', data, '--listen', `127.0.0.1:${String(port)}`, ...OWNERS);
  const hub = await start();
  const where = whereOf(hub);
  const load = startLoad(where);
  await load.more(50);
  await hub.kill();
  rmSync(join(data, 'books'), { recursive: true });
  const again = await start(hub.served.port);
  await load.more(20);
  await load.stop();
  await expectKept(where, load);
  await again.kill();
  rmSync(data, { recursive: true });
  const other = await start(hub.served.port);
  const client = clientAt(where, 'ana');
  const refused = await client.session().catch((error: unknown) => error);
  expect(refused).toBeInstanceOf(HubProblem);
  expect((refused as HubProblem).why).toEqual({ kind: 'another' });
  client.close();
  await other.kill();
}, 120_000);

test('the disk of a hub fills under load: laptops are told so and go on, and all is there once there is room', async () => {
  const mount = join(folder(), 'small');
  mkdirSync(mount);
  const size = (bytes: string, how: readonly string[]) =>
    execFileSync('mount', ['-t', 'tmpfs', '-o', [...how, `size=${bytes}`].join(), 'holdfast', mount], {
      stdio: 'pipe',
    });
  if (!isAllowed(() => size('512k', []))) return;
  try {
    const hub = await startProcess('--data', join(mount, 'hub'), '--listen', '127.0.0.1:0', ...OWNERS);
    const where = whereOf(hub);
    const load = startLoad(where);
    while (!load.refusals.has('full')) await pause(20);
    const held = load.confirmed.size;
    size('64m', ['remount']);
    await load.more(40);
    await load.stop();
    expect(load.confirmed.size).toBeGreaterThan(held);
    await expectKept(where, load);
    expect(await hub.stop()).toBe(0);
  } finally {
    execFileSync('umount', [mount]);
  }
}, 180_000);

test('the link to a hub is cut and comes back: nothing is lost, and nobody has to do anything', async () => {
  const name = `hf${String(process.pid)}`;
  const run = (command: string) => execFileSync('sh', ['-c', command], { stdio: 'pipe' });
  const begin = () =>
    run(`set -e
      ip netns add ${name}
      ip link add ${name}a type veth peer name ${name}b
      ip link set ${name}b netns ${name}
      ip addr add 198.51.100.1/30 dev ${name}a
      ip link set ${name}a up
      ip netns exec ${name} ip addr add 198.51.100.2/30 dev ${name}b
      ip netns exec ${name} ip link set ${name}b up
      ip netns exec ${name} ip link set lo up`);
  const end = () => run(`ip netns del ${name} 2>/dev/null; ip link del ${name}a 2>/dev/null; true`);
  if (!isAllowed(begin)) return void end();
  try {
    const inNamespace = join(folder(), 'in-namespace.sh');
    writeFileSync(inNamespace, `#!/bin/sh\nexec ip netns exec ${name} "${process.execPath}" "$@"\n`, { mode: 0o755 });
    const data = join(folder(), 'cut');
    const hub = await startProcessAs(
      { execPath: inNamespace },
      '--data',
      data,
      '--listen',
      '198.51.100.2:0',
      ...OWNERS,
    );
    const where = { addresses: [`198.51.100.2:${String(hub.served.port)}`], pin: hub.served.pin };
    const load = startLoad(where);
    for (const cutMs of [500, 3_000]) {
      await load.more(40);
      run(`ip link set ${name}a down`);
      await pause(cutMs);
      run(`ip link set ${name}a up; ip addr replace 198.51.100.1/30 dev ${name}a`);
    }
    await load.more(40);
    await load.stop();
    await expectKept(where, load);
    expect(await hub.stop()).toBe(0);
  } finally {
    end();
  }
}, 180_000);

test('names that nobody resolves keep no laptop from an address that answers', async () => {
  const hub = await startProcess('--data', join(folder(), 'no-names'), '--listen', '127.0.0.1:0', ...OWNERS);
  const { addresses, pin } = whereOf(hub);
  const client = clientAt({ addresses: ['hub.holdfast.invalid:8443', ...addresses], pin }, 'ana');
  expect((await client.session()).as).toBe('member');
  client.close();
  const nowhere = clientAt({ addresses: ['hub.holdfast.invalid:8443'], pin }, 'ana');
  expect(((await nowhere.session().catch((error: unknown) => error)) as HubProblem).why).toEqual({ kind: 'offline' });
  nowhere.close();
  await hub.kill();
}, 60_000);

test.each([-400, 400])(
  'a hub whose clock is %i days off lets its laptops in and keeps what they bring',
  async (days) => {
    const shift = join(folder(), `shift${String(days)}.cjs`);
    writeFileSync(shift, `const now = Date.now; Date.now = () => now() + ${String(days)} * 86400000;`);
    const data = join(folder(), `clock${String(days)}`);
    const hub = await startProcessAs(
      { execArgv: ['--require', shift] },
      '--data',
      data,
      '--listen',
      '127.0.0.1:0',
      ...OWNERS,
    );
    const where = whereOf(hub);
    const load = startLoad(where);
    await load.more(30);
    await load.stop();
    await expectKept(where, load);
    expect([...load.refusals]).toEqual([]);
    await hub.kill();
  },
  60_000,
);

test('what answers there and says nothing is given up, and is no hub', async () => {
  const silent = createServer((socket) => void socket.on('error', () => undefined));
  await new Promise<void>((resolve) => silent.listen(0, '127.0.0.1', () => resolve()));
  const { port } = silent.address() as { readonly port: number };
  const client = clientAt({ addresses: [`127.0.0.1:${String(port)}`], pin: '00'.repeat(32) }, 'ana');
  expect(((await client.session().catch((error: unknown) => error)) as HubProblem).why).toEqual({ kind: 'offline' });
  client.close();
  silent.close();
}, 30_000);

/** Mounts and networks are for root. Where this machine refuses them, that is said, and counts as not run. */
function isAllowed(work: () => unknown): boolean {
  try {
    work();
    return true;
  } catch (error) {
    console.log(`not run here: this machine refuses: ${String(error).split('\n')[0] ?? ''}`);
    return false;
  }
}
