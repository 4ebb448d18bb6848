import { expect, test, vi } from 'vitest';
import { intakesAt, notificationsAt, removeIntakeAt, turnIntakesAt } from '../../../shared/node/hub/intakes';
import { openLive } from '../../../shared/node/hub/live';
import { MAX_BODY_BYTES } from '../../../shared/node/hub/wire';
import { openLabel } from '../../../shared/record/notification';
import { simulatedDisk } from '../../simulation/simulated-disk';
import { sodium } from '../../sealing';
import { ALERTMANAGER, PAGERDUTY } from '../../shared/domain/alerts/samples';
import { clientOf, closeLater, deviceIn, startHub, type TestHub } from './hubs';
import { intakeAt, post, readAt, roomKeys, type Answered } from './monitoring';

const ROOM = roomKeys('ana');

/** A hub that Ana owns, with a way in for Prometheus. */
async function withIntake(how: Parameters<typeof startHub>[0] = {}) {
  const hub = await startHub(how);
  await hub.hub.members.own(deviceIn('ana'));
  const ana = clientOf(hub, 'ana');
  const token = await intakeAt(ana, ROOM);
  return { hub, ana, token, send: sendingTo(hub) };
}

const sendingTo =
  ({ listening, hub: { identity } }: TestHub) =>
  (path: string, body: unknown, token?: string): Promise<Answered> =>
    post({ port: listening.port, certificate: identity.certificate, path, body, ...(token && { token }) });

test('what Alertmanager sends is kept as it came, and opened by a laptop of the room alone', async () => {
  const { hub, ana, token, send } = await withIntake();
  const answer = await send('/v1/alerts/alertmanager', ALERTMANAGER, token);
  expect(answer).toMatchObject({ status: 202, body: { status: 'success' } });
  const [kept] = await readAt(ana, ROOM);
  expect(kept).toMatchObject({ format: 'alertmanager', at: hub.clock.now });
  expect(JSON.parse(kept?.body ?? '')).toEqual(ALERTMANAGER);
  expect(openLabel(kept?.label ?? '', [ROOM], sodium)).toBe('Prometheus');
  expect(await readAt(ana, roomKeys('another'))).toEqual([]);
  expect(await intakesAt(ana, [ROOM])).toMatchObject([{ alerts: 3, lastAt: hub.clock.now }]);
  expect(await intakesAt(ana, [roomKeys('another')])).toEqual([]);
});

test('a sender of PagerDuty is answered as PagerDuty answers, and its key is not kept', async () => {
  const { hub, ana, token, send } = await withIntake();
  const sent = { ...PAGERDUTY, routing_key: token };
  expect(await send('/v1/alerts/pagerduty', sent)).toMatchObject({
    status: 202,
    body: { status: 'success', message: 'Event processed', dedup_key: 'samplekeyhere-disk' },
  });
  const unnamed = { ...sent, dedup_key: undefined };
  expect((await send('/v1/alerts/pagerduty', unnamed)).body).toMatchObject({
    dedup_key: expect.stringMatching(/^[0-9a-f]{32}$/) as string,
  });
  const [kept] = await readAt(ana, ROOM);
  expect(JSON.parse(kept?.body ?? '')).toEqual({ ...PAGERDUTY, routing_key: '…' });
  expect(kept?.body).not.toContain(token);
  expect(hub.complaints).toEqual([]);
});

test('a sender that can be given nothing but an address has its token in it', async () => {
  const { ana, token, send } = await withIntake();
  const answers = await Promise.all([
    send(`/v1/alerts/generic?token=${token}`, { summary: 'one', status: 'open' }),
    send(`/v1/alerts/generic?token=${token}`, ['an odd', 'shape']),
  ]);
  expect(answers.map(({ status }) => status)).toEqual([202, 202]);
  // What has no shape that anybody knows is kept all the same, to the letter.
  expect((await readAt(ana, ROOM)).map(({ body }) => body).sort()).toEqual([
    '["an odd","shape"]',
    '{"summary":"one","status":"open"}',
  ]);
});

test('what was answered is there after a power cut', async () => {
  const disk = simulatedDisk();
  const { hub, token, send } = await withIntake({ disk });
  for (let i = 0; i < 5; i++) {
    expect((await send('/v1/alerts/generic', { title: `alert ${String(i)}` }, token)).status).toBe(202);
    const cut = disk.afterPowerCut(i);
    const again = await startHub({ disk: cut });
    expect((await readAt(clientOf(again, 'ana'), ROOM)).map(({ body }) => body)).toHaveLength(i + 1);
    await again.stop();
  }
  expect(hub.complaints).toEqual([]);
});

test('no answer goes out before what was sent is on the disk', async () => {
  const disk = simulatedDisk();
  let open: () => void = () => undefined;
  let gate = Promise.resolve();
  const slow = {
    ...disk,
    create: async (...asked: Parameters<typeof disk.create>) => {
      const file = await disk.create(...asked);
      return { ...file, sync: () => gate.then(() => file.sync()) };
    },
  };
  const { ana, token, send } = await withIntake({ disk: slow });
  gate = new Promise((resolve) => (open = resolve));
  let isAnswered = false;
  const answer = send('/v1/alerts/generic', { title: 'x' }, token).finally(() => (isAnswered = true));
  // The body is on its way, and the hub goes on answering others.
  await vi.waitFor(() => expect(disk.files().some((path) => path.includes('/notifications/'))).toBe(true), 10_000);
  for (let i = 0; i < 3; i++) expect(await readAt(ana, ROOM)).toEqual([]);
  expect(isAnswered).toBe(false);
  open();
  expect((await answer).status).toBe(202);
  expect(await readAt(ana, ROOM)).toHaveLength(1);
});

const CANARY = 'canary-7f3a9c';

test('no file of a hub holds a word of what was sent, the name of an intake, or its token', async () => {
  const { hub, ana, token, send } = await withIntake();
  await intakeAt(ana, ROOM, `name of ${CANARY}`);
  await send(`/v1/alerts/generic?token=${token}`, { title: CANARY, details: 'x'.repeat(50_000) });
  await send('/v1/alerts/alertmanager', { ...ALERTMANAGER, receiver: CANARY }, token);
  const files = hub.disk.files();
  expect(files.filter((path) => path.includes('/notifications/'))).toHaveLength(2);
  const tokens = [token, Buffer.from(token, 'hex')];
  for (const path of files)
    for (const secret of [CANARY, 'HighErrorRate', 'Prometheus', ...tokens]) {
      expect(Buffer.from(hub.disk.peek(path) ?? []).includes(secret)).toBe(false);
      expect(path).not.toContain(token);
    }
});

test('lengths say little of what was sent', async () => {
  const { ana, token, send } = await withIntake();
  for (const length of [1, 40, 200]) await send('/v1/alerts/generic', { title: 'x'.repeat(length) }, token);
  const { names } = await notificationsAt(ana, [ROOM], '');
  expect(new Set(names.map((name) => name.split('-').at(-1))).size).toBe(1);
});

test.each([
  ['no token', '/v1/alerts/generic', undefined],
  ['another token', '/v1/alerts/generic', 'ab'.repeat(16)],
  ['what is no token', '/v1/alerts/generic?token=../../identity/hub', undefined],
  ['a session of nobody', '/v1/alerts/generic', 'x'],
])('with %s nothing is kept, and it is said what to do', async (_what, path, token) => {
  const { ana, send } = await withIntake();
  expect(await send(path, { title: 'x' }, token)).toMatchObject({
    status: 401,
    body: { why: 'not-let-in', message: expect.stringContaining('no intake has this token') as string },
  });
  expect(await readAt(ana, ROOM)).toEqual([]);
});

test('who tries tokens is slowed down, and whoever has one from the same address is not', async () => {
  const { token, send } = await withIntake({ limits: { requests: 5, bytes: 1e9 } });
  const tries = await Promise.all(
    Array.from({ length: 40 }, (_, i) => send('/v1/alerts/generic', {}, String(i).padStart(32, '0'))),
  );
  expect(new Set(tries.map(({ status }) => status))).toEqual(new Set([401, 429]));
  expect((await send('/v1/alerts/generic', {}, token)).status).toBe(202);
});

test('a sender that sends too much is told to come again, as its kind understands it', async () => {
  const { ana, token, send } = await withIntake({ limits: { requests: 2, bytes: 1e9 } });
  const answers = await Promise.all(Array.from({ length: 30 }, () => send('/v1/alerts/generic', {}, token)));
  const kept = answers.filter(({ status }) => status === 202);
  expect(new Set(answers.map(({ status }) => status))).toEqual(new Set([202, 503]));
  expect(answers.find(({ status }) => status === 503)?.headers).toHaveProperty('retry-after');
  // What was answered is there, and nothing else.
  await vi.waitFor(async () => expect(await readAt(ana, ROOM)).toHaveLength(kept.length), 10_000);
});

test('an intake that is removed takes nothing from that moment on, and what came stays', async () => {
  const { ana, token, send } = await withIntake();
  const other = await intakeAt(ana, ROOM, 'Grafana');
  await send('/v1/alerts/generic', { title: 'x' }, token);
  const id = (await intakesAt(ana, [ROOM])).find(({ alerts }) => alerts === 1)?.id ?? '';
  await removeIntakeAt(ana, id);
  expect((await send('/v1/alerts/generic', { title: 'y' }, token)).status).toBe(401);
  expect((await send('/v1/alerts/generic', { title: 'z' }, other)).status).toBe(202);
  expect((await readAt(ana, ROOM)).map(({ body }) => body)).toEqual(['{"title":"x"}', '{"title":"z"}']);
});

test('what is no JSON, too large, or of a format there is not is refused with a sentence', async () => {
  const { hub, ana, token, send } = await withIntake();
  const large = Buffer.from(`"${'x'.repeat(MAX_BODY_BYTES)}"`);
  for (const [path, body, status, why] of [
    ['/v1/alerts/generic', Buffer.from('summary=x&action=close'), 400, 'not-understood'],
    ['/v1/alerts/generic', Buffer.from([0xff, 0xfe, 0x22]), 400, 'not-understood'],
    ['/v1/alerts/alertmanager', Buffer.from(''), 400, 'not-understood'],
    ['/v1/alerts/pagerduty', large, 413, 'too-large'],
    ['/v1/alerts/smoke', {}, 404, 'not-found'],
  ] as const)
    expect(await send(path, body, token)).toMatchObject({
      status,
      body: { why, message: expect.any(String) as string },
    });
  expect(await readAt(ana, ROOM)).toEqual([]);
  expect(hub.complaints).toEqual([]);
});

test('a whole megabyte is kept', async () => {
  const { ana, token, send } = await withIntake();
  const body = Buffer.from(`"${'x'.repeat(MAX_BODY_BYTES - 2)}"`);
  expect((await send('/v1/alerts/generic', body, token)).status).toBe(202);
  expect((await readAt(ana, ROOM))[0]?.body).toHaveLength(MAX_BODY_BYTES);
});

test('a hub whose disk takes nothing says so, and takes the same alert once it does', async () => {
  const { hub, ana, token, send } = await withIntake();
  hub.disk.setFree(0);
  expect(await send('/v1/alerts/generic', { title: 'x' }, token)).toMatchObject({ status: 507, body: { why: 'full' } });
  hub.disk.setFree(Infinity);
  expect((await send('/v1/alerts/generic', { title: 'x' }, token)).status).toBe(202);
  expect(await readAt(ana, ROOM)).toHaveLength(1);
});

test('of more than there is room for the oldest go and are counted, and the newest is always taken', async () => {
  const disk = simulatedDisk();
  const { hub, ana, token, send } = await withIntake({ disk, bounds: { count: 10, bytes: 1e9 } });
  for (let i = 0; i < 25; i++) {
    // Whatever the clock of the hub does.
    hub.clock.now -= 1_000;
    const sent = { title: String(i), alerts: [{}, {}] };
    expect((await send('/v1/alerts/generic', sent, token)).status).toBe(202);
  }
  await hub.hub.notifications.settled();
  const titles = (await readAt(ana, ROOM)).map(({ body }) => (JSON.parse(body) as { readonly title: string }).title);
  expect(titles).toEqual(Array.from({ length: 10 }, (_, i) => String(i + 15)));
  expect((await notificationsAt(ana, [ROOM], '')).letGo).toBe(30);
  expect((await notificationsAt(ana, [roomKeys('another')], '')).letGo).toBe(0);
  expect(await intakesAt(ana, [ROOM])).toMatchObject([{ alerts: 50 }]);
  expect(disk.files().filter((path) => path.includes('/notifications/'))).toHaveLength(10);
  await hub.stop();
  const again = clientOf(await startHub({ disk, bounds: { count: 10, bytes: 1e9 } }), 'ana');
  expect((await notificationsAt(again, [ROOM], '')).letGo).toBe(30);
  expect(await intakesAt(again, [ROOM])).toMatchObject([{ alerts: 50 }]);
});

test('bytes are bounded as well', async () => {
  const { hub, ana, token, send } = await withIntake({ bounds: { count: 1e9, bytes: 200_000 } });
  for (let i = 0; i < 6; i++) await send('/v1/alerts/generic', { title: String(i), text: 'x'.repeat(60_000) }, token);
  await hub.hub.notifications.settled();
  expect((await readAt(ana, ROOM)).map(({ body }) => (JSON.parse(body) as { title: string }).title)).toEqual([
    '3',
    '4',
    '5',
  ]);
});

test('once the room has another key, what comes is sealed for it; only who holds the old one may say so', async () => {
  const { hub, ana, token, send } = await withIntake();
  const [newer, strange] = [roomKeys('newer'), roomKeys('strange')];
  const turn = { pin: hub.hub.identity.pin, crypto: sodium };
  // A laptop of another room at the same hub, which knows the public key and not the secret one.
  const forged = { publicKey: ROOM.publicKey, secretKey: strange.secretKey };
  await turnIntakesAt(ana, { ...turn, keys: [strange, forged] });
  // As it was signed for another hub.
  await turnIntakesAt(ana, { ...turn, pin: new Uint8Array(32), keys: [strange, ROOM] });
  await send('/v1/alerts/generic', { title: 'before' }, token);
  await turnIntakesAt(ana, { ...turn, keys: [newer, ROOM] });
  await send('/v1/alerts/generic', { title: 'after' }, token);
  expect(await readAt(ana, strange)).toEqual([]);
  expect((await readAt(ana, ROOM)).map(({ body }) => body)).toEqual(['{"title":"before"}']);
  expect((await readAt(ana, newer)).map(({ body }) => body)).toEqual(['{"title":"after"}']);
});

test('laptops that listen are told at once, and of a storm once a second', async () => {
  const { hub, token, send } = await withIntake();
  let alerts = 0;
  let isOpen = false;
  const ignore = () => undefined;
  const told = { frames: ignore, poke: ignore, presence: ignore, closed: ignore };
  const live = openLive(clientOf(hub, 'ana'), { ...told, alert: () => (alerts += 1), opened: () => (isOpen = true) });
  closeLater(() => {
    live.close();
  });
  await vi.waitFor(() => expect(isOpen).toBe(true), 10_000);
  await send('/v1/alerts/generic', {}, token);
  await vi.waitFor(() => expect(alerts).toBe(1), 900);
  await Promise.all(Array.from({ length: 30 }, () => send('/v1/alerts/generic', {}, token)));
  await vi.waitFor(() => expect(alerts).toBeGreaterThan(1), 5_000);
  expect(alerts).toBeLessThan(6);
});

test('whoever is not let in neither makes an intake nor reads what came', async () => {
  const { hub } = await withIntake();
  const bo = clientOf(hub, 'bo');
  await expect(intakeAt(bo, ROOM, 'Mine')).rejects.toThrow('not-let-in');
  await expect(notificationsAt(bo, [ROOM], '')).rejects.toThrow('not-let-in');
});

test('metrics count what came and what went, and name nobody', async () => {
  const { hub, token, send } = await withIntake();
  await send('/v1/alerts/alertmanager', ALERTMANAGER, token);
  const text = await (await fetch(`http://127.0.0.1:${String(hub.listening.healthPort)}/metrics`)).text();
  expect(text).toMatch(/^holdfast_alerts_received_total\{format="alertmanager"\} 3$/m);
  expect(text).toMatch(/^holdfast_alerts_let_go 0$/m);
  expect(text).not.toContain(token);
});
