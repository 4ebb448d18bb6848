import { fork } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { mkdtemp, rm } from 'node:fs/promises';
import { createServer, type AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test, vi } from 'vitest';
import { createHosting, type HubProcess } from '../../../electron/keeper/hosting';
import type { Keeper } from '../../../electron/keeper/keeper';
import { request } from 'node:https';
import type { BookId } from '../../../shared/record/op';
import type { HubWord, PhoneLine } from '../../../shared/node/hub/hub-word';
import type { Network } from '../../../shared/record/hub-report';
import { startKeeper } from '../../keeping';
import { BOOK, readAll } from '../../laptop';
import { buildServer } from '../../server/process';

const PATIENCE = { timeout: 25_000, interval: 50 };
const { main } = buildServer();
const closing: (() => Promise<unknown>)[] = [];

/** A laptop on networks that a test chooses among this machine's own addresses; its hub is the built one. */
async function hostLaptop(networks: Network[]) {
  const profile = await mkdtemp(join(tmpdir(), 'holdfast-host-'));
  const started: { kill(): void }[] = [];
  const startHub = (args: readonly string[]): HubProcess => {
    const child = fork(main(), [...args], { stdio: 'ignore' });
    started.push({ kill: () => void child.kill('SIGKILL') });
    const ended = new Promise<void>((resolve) => child.once('exit', () => resolve()));
    const word = new Promise<HubWord>((resolve) => child.once('message', (said) => resolve(said as HubWord)));
    return {
      say: (said) => void child.send(said),
      hear: (listener) => void child.on('message', (said) => listener(said as HubWord)),
      word: Promise.race([word, ended.then(() => null)]),
      ended,
      stop: () => {
        child.kill('SIGTERM');
        return ended;
      },
    };
  };
  const lines: (PhoneLine & { readonly book: BookId })[] = [];
  const hosting = createHosting({
    startHub,
    networks: () => networks,
    data: join(profile, 'hub'),
    random: (bytes) => new Uint8Array(randomBytes(bytes)),
    takeLine: (line, book) => {
      // What has no words here stands for what the disk does not take.
      if (line.from === 'nobody') return Promise.resolve(false);
      lines.push({ ...line, book });
      return Promise.resolve(true);
    },
  });
  let keeper: Keeper = await startKeeper(profile, { hosting });
  closing.push(async () => {
    await keeper.close();
    await hosting.stop();
    await rm(profile, { recursive: true });
  });
  return {
    keeper: () => keeper,
    hosting,
    lines,
    started,
    /** As the door does when it locks and opens again. */
    async lockAndOpen() {
      await keeper.close();
      keeper = await startKeeper(profile, { hosting });
    },
  };
}

async function guest(): Promise<Keeper> {
  const profile = await mkdtemp(join(tmpdir(), 'holdfast-guest-'));
  const keeper = await startKeeper(profile);
  closing.push(async () => {
    await keeper.close();
    await rm(profile, { recursive: true });
  });
  return keeper;
}

async function endAll(): Promise<void> {
  for (const close of closing.splice(0)) await close();
}

const log = ({ keep }: Keeper, text: string) =>
  keep.append({
    book: BOOK,
    facts: [{ kind: 'said/1', text }],
    by: { id: 'p', name: 'Somebody', device: 'AAA' },
    client: text,
    decidedOn: {},
    exclusive: false,
  });

const textsAt = async ({ keep }: Keeper): Promise<readonly string[]> =>
  (await readAll(keep)).map(({ body }) => (body.facts[0] as { readonly text: string }).text).sort();

const ownRemote = (keeper: Keeper) => keeper.sync.report().remotes.find(({ host }) => host);

async function letIn(host: Keeper, coming: Keeper): Promise<void> {
  const invitation = await host.sync.invite(ownRemote(host)?.id ?? '');
  if (invitation.kind !== 'invitation') throw new Error('no invitation');
  expect(await coming.sync.useHub(invitation.text, 'Bo Lin')).toEqual({ kind: 'asked' });
  await vi.waitFor(() => expect(host.sync.report().requests).toHaveLength(1), PATIENCE);
  const [request] = host.sync.report().requests;
  await host.sync.answer(request?.remote ?? '', request?.id ?? '', true);
}

test('a laptop that hosts lets another come by a code, and goes on while its keys are locked and after its hub was killed', async () => {
  const networks = [{ name: 'room', address: '127.0.0.1' }];
  const ana = await hostLaptop(networks);
  await log(ana.keeper(), 'from ana');
  const reply = await ana.keeper().sync.host('room', false);
  expect(reply).toMatchObject({ kind: 'on', remote: ownRemote(ana.keeper())?.id });
  const bo = await guest();
  await letIn(ana.keeper(), bo);
  await vi.waitFor(async () => expect(await textsAt(bo)).toEqual(['from ana']), PATIENCE);
  // What is only on this laptop, its own hub included, is nowhere else.
  const { id = '' } = ownRemote(ana.keeper()) ?? {};
  expect((await ana.keeper().sync.where(BOOK, null)).remotes.map((one) => one.id)).not.toContain(id);

  const address = ana.hosting.hosted()?.address;
  await ana.lockAndOpen();
  expect(ana.hosting.hosted()?.address).toBe(address);
  expect(ana.started).toHaveLength(1);

  ana.started[0]?.kill();
  await log(bo, 'from bo');
  await log(ana.keeper(), 'meanwhile');
  const all = ['from ana', 'from bo', 'meanwhile'];
  await vi.waitFor(async () => expect(await textsAt(ana.keeper())).toEqual(all), PATIENCE);
  await vi.waitFor(async () => expect(await textsAt(bo)).toEqual(all), PATIENCE);
  expect(ana.hosting.hosted()?.address).toBe(address);
  await endAll();
}, 120_000);

test('the hub follows the address of its network, says when that is gone, and comes back with it', async () => {
  const networks = [{ name: 'room', address: '127.0.0.1' }];
  const ana = await hostLaptop(networks);
  expect(await ana.keeper().sync.host('room', false)).toMatchObject({ kind: 'on' });
  const at = () => ownRemote(ana.keeper());
  networks.length = 0;
  await vi.waitFor(() => expect(at()?.host?.state).toEqual({ kind: 'no-network' }), PATIENCE);
  networks.push({ name: 'room', address: '127.0.0.2' });
  await vi.waitFor(
    () => expect(at()).toMatchObject({ path: expect.stringMatching(/^127\.0\.0\.2:/) as string }),
    PATIENCE,
  );
  await vi.waitFor(() => expect(at()?.state.kind).toBe('up-to-date'), PATIENCE);
  await endAll();
}, 90_000);

test('paused, it is no hub; removed, it is none any more; a network that is not there is refused', async () => {
  const ana = await hostLaptop([{ name: 'room', address: '127.0.0.1' }]);
  expect(await ana.keeper().sync.host('nowhere', false)).toEqual({ kind: 'no-network' });
  expect(ana.keeper().sync.report().remotes).toEqual([]);
  await ana.keeper().sync.host('room', false);
  const { id = '', path } = ownRemote(ana.keeper()) ?? {};
  await ana.keeper().sync.pause(true);
  expect(ana.hosting.hosted()).toBe(null);
  await ana.keeper().sync.pause(false);
  await vi.waitFor(() => expect(ana.hosting.hosted()?.address).toBe(path), PATIENCE);
  await ana.keeper().sync.remove(id);
  expect({ hosted: ana.hosting.hosted(), remotes: ana.keeper().sync.report().remotes }).toEqual({
    hosted: null,
    remotes: [],
  });
  await endAll();
}, 60_000);

test('a port that the others know and another program took is said, and another one is used where a person wants it', async () => {
  const ana = await hostLaptop([{ name: 'room', address: '127.0.0.1' }]);
  await ana.keeper().sync.host('room', false);
  const { path = '' } = ownRemote(ana.keeper()) ?? {};
  const port = Number(path.split(':')[1]);
  await ana.keeper().sync.pause(true);
  const other = createServer();
  await new Promise<void>((resolve) => other.listen(port, '127.0.0.1', () => resolve()));
  await ana.keeper().sync.pause(false);
  const state = () => ownRemote(ana.keeper())?.host?.state;
  await vi.waitFor(() => expect(state()).toEqual({ kind: 'problem', why: 'port-in-use' }), PATIENCE);
  expect(await ana.keeper().sync.host('room', true)).toMatchObject({ kind: 'on' });
  expect(ownRemote(ana.keeper())?.path).not.toBe(path);
  expect((other.address() as AddressInfo).port).toBe(port);
  other.close();
  await endAll();
}, 60_000);

type Seen = { readonly status: number; readonly body: string; readonly policy: string };

/** As a phone's browser asks, which has let the unknown certificate pass. */
const browse = (url: string, form?: Readonly<Record<string, string>>): Promise<Seen> =>
  new Promise((resolve, reject) => {
    const asked = request(
      url,
      {
        rejectUnauthorized: false,
        method: form ? 'POST' : 'GET',
        headers: { 'content-type': 'application/x-www-form-urlencoded' },
      },
      (answer) => {
        const parts: Buffer[] = [];
        answer.on('data', (part: Buffer) => void parts.push(part));
        answer.on('end', () => {
          const policy = String(answer.headers['content-security-policy']);
          resolve({ status: answer.statusCode ?? 0, body: Buffer.concat(parts).toString('utf8'), policy });
        });
      },
    );
    asked.once('error', reject);
    asked.end(form && new URLSearchParams(form).toString());
  });

test('phones are shown nothing until a person wants it, then the incident, send lines, and no more once that ends', async () => {
  const ana = await hostLaptop([{ name: 'room', address: '127.0.0.1' }]);
  await ana.keeper().sync.host('room', false);
  const address = `https://${ana.hosting.hosted()?.address ?? ''}`;
  expect((await browse(`${address}/phone/${'0'.repeat(32)}/`)).status).toBe(404);
  const pages = {
    situation: '<p>card data at risk</p>',
    write: '<i>{{said}}</i><input value="{{from}}"><textarea>{{text}}</textarea>',
    kept: 'kept',
    notKept: 'not kept',
  };
  ana.keeper().sync.showPhones({ book: BOOK, pages });
  const url = ownRemote(ana.keeper())?.host?.phones?.url ?? '';
  expect(url.startsWith(`${address}/phone/`)).toBe(true);
  await vi.waitFor(async () => expect((await browse(url)).body).toBe(pages.situation), PATIENCE);
  expect((await browse(url)).policy).toContain("default-src 'none'");
  expect((await browse(`${address}/phone/${'0'.repeat(32)}/`)).status).toBe(404);

  const hostile = { from: 'Bo <b>', text: '"</textarea><script>alert(1)</script> {{from}}' };
  const sent = await browse(`${url}write`, hostile);
  expect({ ...sent, policy: '' }).toEqual({
    status: 200,
    body: '<i>kept</i><input value="Bo &lt;b&gt;"><textarea></textarea>',
    policy: '',
  });
  expect(ana.lines).toMatchObject([{ ...hostile, book: BOOK }]);
  const refused = await browse(`${url}write`, { from: 'nobody', text: hostile.text });
  expect(refused.status).toBe(503);
  expect(refused.body).toContain('not kept');
  expect(refused.body).toContain('&quot;&lt;/textarea&gt;&lt;script&gt;alert(1)&lt;/script&gt; {{from}}');
  expect((await browse(`${url}write`, { from: 'x', text: 'x'.repeat(20_000) })).status).toBe(413);
  expect(ana.lines).toHaveLength(1);

  // The address that phones were told stays good when the hub's process is another.
  ana.started[0]?.kill();
  await vi.waitFor(async () => expect((await browse(url)).body).toBe(pages.situation), PATIENCE);
  ana.keeper().sync.showPhones(null);
  await vi.waitFor(async () => expect((await browse(url)).status).toBe(404), PATIENCE);
  await endAll();
}, 60_000);
