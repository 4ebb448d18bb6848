import { createHash } from 'node:crypto';
import { connect as dial } from 'node:net';
import { connect } from 'node:tls';
import { expect, test } from 'vitest';
import { fromHex, toHex, u32 } from '../../../shared/record/bytes';
import { HubProblem, type HubClient } from '../../../shared/node/hub/client';
import { shortSecretOf } from '../../../shared/node/hub/code';
import { hubInbox, hubRemote } from '../../../shared/node/hub/remote';
import { entered, entryMark, hello, MAX_BODY_BYTES } from '../../../shared/node/hub/wire';
import { BOOK, seededBytes } from '../../laptop';
import { sodium } from '../../sealing';
import { clientOf, closeLater, deviceIn, keysOf, startHub, type TestHub } from './hubs';
import * as v from 'valibot';

/** A hub that Ana owns. */
async function anasHub(how: Parameters<typeof startHub>[0] = {}): Promise<TestHub> {
  const hub = await startHub(how);
  await hub.hub.members.own(deviceIn('ana'));
  return hub;
}

const refusedBy = async (work: Promise<unknown>): Promise<unknown> => {
  const error = await work.then(
    () => null,
    (problem: unknown) => problem,
  );
  return error instanceof HubProblem ? (error.refused ?? error.why) : error;
};

type Raw = { readonly status: number; readonly body: unknown };

/** What any program can send. */
async function raw(
  { hub, listening }: TestHub,
  path: string,
  init: { readonly method?: string; readonly body?: string | Uint8Array; readonly token?: string } = {},
): Promise<Raw> {
  const body = init.body ?? '';
  const head = [
    `${init.method ?? 'GET'} ${path} HTTP/1.1`,
    'Host: hub',
    'Connection: close',
    `Content-Length: ${String(Buffer.byteLength(body))}`,
    ...(init.token === undefined ? [] : [`Authorization: Holdfast ${init.token}`]),
  ].join('\r\n');
  expect(hub.identity.pin).toHaveLength(32);
  const socket = connect({ port: listening.port, host: '127.0.0.1', rejectUnauthorized: false });
  closeLater(() => void socket.destroy());
  const parts: Buffer[] = [];
  socket.on('data', (part: Buffer) => void parts.push(part));
  const ended = new Promise<void>((resolve) => {
    socket.once('close', () => resolve());
    socket.once('error', () => resolve());
  });
  socket.write(`${head}\r\n\r\n`);
  socket.write(body);
  await ended;
  const text = Buffer.concat(parts).toString('utf8');
  const [, status = '0'] = /^HTTP\/1\.1 (\d+)/.exec(text) ?? [];
  const json = text.slice(text.indexOf('\r\n\r\n') + 4);
  return { status: Number(status), body: json.startsWith('{') ? (JSON.parse(json) as unknown) : json };
}

async function entryFor(
  hub: TestHub,
  name: string,
  {
    pin = hub.hub.identity.pin,
    id = hub.hub.identity.id,
    secret,
  }: { readonly pin?: Uint8Array; readonly id?: string; readonly secret?: string } = {},
): Promise<string> {
  const { challenge } = v.parse(hello, (await raw(hub, '/v1/hello')).body);
  const { publicKey, secretKey } = keysOf(name);
  const signature = toHex(sodium.sign(entryMark({ hub: id, pin, challenge, secret }), secretKey));
  return JSON.stringify({ device: toHex(publicKey), challenge, signature, secret });
}

const post = (hub: TestHub, body: string) => raw(hub, '/v1/session', { method: 'POST', body });

test('whoever is let in has a session, and a stranger has none', async () => {
  const hub = await anasHub();
  expect((await clientOf(hub, 'ana').session()).as).toBe('member');
  expect(await refusedBy(clientOf(hub, 'bo').session())).toEqual({ why: 'not-let-in' });
});

test('a hub with another key is sent nothing', async () => {
  const hub = await anasHub();
  let asked = 0;
  const mine = clientOf(hub, 'ana', { isExpected: (pin) => (asked += 1) < 0 || pin.length === 0 });
  expect(await refusedBy(mine.session())).toEqual({ kind: 'another' });
  expect(asked).toBe(1);
  const health = await fetch(`http://127.0.0.1:${String(hub.listening.healthPort)}/metrics`);
  expect(await health.text()).not.toMatch(/^holdfast_requests_total\{/m);
});

test('a session that somebody heard being opened opens no other', async () => {
  const hub = await anasHub();
  const entry = await entryFor(hub, 'ana');
  expect((await post(hub, entry)).status).toBe(200);
  expect(await post(hub, entry)).toEqual({ status: 401, body: { why: 'challenge-over' } });
});

test('what was signed for another hub, or under another key, opens nothing', async () => {
  const [hub, other] = [await anasHub(), await anasHub()];
  for (const wrong of [{ pin: other.hub.identity.pin }, { id: other.hub.identity.id }])
    expect(await post(hub, await entryFor(hub, 'ana', wrong))).toEqual({ status: 401, body: { why: 'not-let-in' } });
  const { challenge } = v.parse(hello, (await raw(other, '/v1/hello')).body);
  const entry = JSON.parse(await entryFor(hub, 'ana')) as object;
  expect((await post(hub, JSON.stringify({ ...entry, challenge }))).status).toBe(401);
});

test('a challenge and a session end with their time', async () => {
  const hub = await anasHub();
  const entry = await entryFor(hub, 'ana');
  hub.clock.now += 61_000;
  expect((await post(hub, entry)).status).toBe(401);
  const { token } = v.parse(entered, (await post(hub, await entryFor(hub, 'ana'))).body);
  expect((await raw(hub, '/v1/root', { token })).status).toBe(200);
  hub.clock.now += 13 * 60 * 60 * 1000;
  expect((await raw(hub, '/v1/root', { token })).body).toEqual({ why: 'session-over' });
  // Who goes on asking is let in anew, without a word to a person.
  const client = clientOf(hub, 'ana');
  await client.session();
  hub.clock.now += 13 * 60 * 60 * 1000;
  expect((await hubRemote(client).root()).ok).toBe(true);
});

test('a stolen token is worth nothing at another hub', async () => {
  const [hub, other] = [await anasHub(), await anasHub()];
  const { token } = await clientOf(hub, 'ana').session();
  expect((await raw(hub, '/v1/root', { token })).status).toBe(200);
  expect(await raw(other, '/v1/root', { token })).toEqual({ status: 401, body: { why: 'session-over' } });
  expect((await raw(hub, '/v1/root', { token: `${token.slice(0, -2)}00` })).status).toBe(401);
  expect((await raw(hub, '/v1/root')).status).toBe(401);
});

test.each([
  '/v1/books/../../etc/passwd/have',
  '/v1/books/..%2f..%2fetc/have',
  `/v1/books/${BOOK}x/have`,
  '/v1/inbox/..',
  '/v1/inbox/%2e%2e%2fidentity%2fhub',
  '/v1/inbox/.hidden',
  '/v1/heads/hub..json',
  '/v1/owners/x',
  '/',
])('%s is nothing that a hub has', async (path) => {
  const hub = await anasHub();
  const { token } = await clientOf(hub, 'ana').session();
  expect((await raw(hub, path, { token })).status).toBe(404);
});

test('a book that nobody has written in is empty', async () => {
  const remote = hubRemote(clientOf(await anasHub(), 'ana'));
  expect(await remote.have(BOOK)).toEqual({ ok: true, value: {} });
});

test('what is too large, and what is not understood, is refused with a reason and changes nothing', async () => {
  const hub = await anasHub();
  const { token } = await clientOf(hub, 'ana').session();
  const append = `/v1/books/${BOOK}/append`;
  const large = await raw(hub, append, { method: 'POST', token, body: new Uint8Array(MAX_BODY_BYTES + 1) });
  expect(large).toEqual({ status: 413, body: { why: 'too-large' } });
  for (const body of ['junk', Buffer.from(u32(7)), '{"a":1}'])
    expect(await raw(hub, append, { method: 'POST', token, body })).toEqual({
      status: 400,
      body: { why: 'not-understood' },
    });
  for (const body of ['', '{}', '[]', '{"device":"x"}', '{"__proto__":{"device":"x"}}'])
    expect((await post(hub, body)).status).toBe(400);
  expect(await clientOf(hub, 'ana').json({ method: 'GET', path: '/v1/digests' }, v.unknown())).toEqual({
    books: [],
  });
  expect(hub.complaints).toEqual([]);
});

const SECRET = seededBytes('secret')(16);
const hashOf = (bytes: Uint8Array) => createHash('sha256').update(bytes).digest('hex');
const INVITATION = { id: 'ab'.repeat(16), whole: hashOf(SECRET), short: hashOf(shortSecretOf(SECRET)), minutes: 10 };

async function invited() {
  const hub = await anasHub();
  const ana = clientOf(hub, 'ana');
  await ana.json({ method: 'POST', path: '/v1/invitations', json: INVITATION }, v.object({}));
  const comes = (name: string, secret: Uint8Array): HubClient => clientOf(hub, name, { secret });
  return { hub, ana, comes };
}

test.each([
  ['whole', SECRET],
  ['as it was spoken', shortSecretOf(SECRET)],
])('an invitation %s lets one laptop leave a request, and nothing else', async (_how, secret) => {
  const { hub, ana, comes } = await invited();
  const bo = comes('bo', secret);
  expect((await bo.session()).as).toBe('guest');
  await hubInbox(bo).leave('bo.ask', new Uint8Array([1, 2]));
  expect(await hubInbox(ana).read('bo.ask', 100)).toEqual(new Uint8Array([1, 2]));
  expect(await hubRemote(bo).root()).toEqual({ ok: false, error: { kind: 'no-permission' } });
  expect(await refusedBy(comes('cy', secret).session())).toEqual({ why: 'code-used' });
  expect((await comes('bo', secret).session()).as).toBe('guest');
  // Who came in time waits until somebody answers, though the code itself is over.
  hub.clock.now += 30 * 60 * 1000;
  expect((await comes('bo', secret).session()).as).toBe('guest');
  hub.clock.now += 2 * 60 * 60 * 1000;
  expect(await refusedBy(clientOf(hub, 'bo').session())).toEqual({ why: 'not-let-in' });
});

test('an invitation ends with its time, and when it is taken back', async () => {
  const { hub, ana, comes } = await invited();
  hub.clock.now += 11 * 60_000;
  expect(await refusedBy(comes('bo', SECRET).session())).toEqual({ why: 'code-expired' });
  await ana.json({ method: 'POST', path: '/v1/invitations', json: INVITATION }, v.object({}));
  await ana.json({ method: 'DELETE', path: `/v1/invitations/${INVITATION.id}` }, v.object({}));
  expect(await refusedBy(comes('bo', SECRET).session())).toEqual({ why: 'no-invitation' });
});

test('three wrong codes end what can be spoken, and the whole code goes on', async () => {
  const { comes } = await invited();
  for (const triesLeft of [2, 1, 0])
    expect(await refusedBy(comes('eve', seededBytes(`guess ${String(triesLeft)}`)(5)).session())).toEqual({
      why: 'wrong-code',
      triesLeft,
    });
  expect(await refusedBy(comes('bo', shortSecretOf(SECRET)).session())).toEqual({ why: 'no-invitation' });
  expect((await comes('bo', SECRET).session()).as).toBe('guest');
});

test('who asks too fast is told to wait, and what he asked is answered then', async () => {
  const hub = await anasHub({ limits: { requests: 5, bytes: 1e9 } });
  const client = clientOf(hub, 'ana');
  const { token } = await client.session();
  const answers = await Promise.all(Array.from({ length: 40 }, () => raw(hub, '/v1/root', { token })));
  const slowed = answers.filter(({ status }) => status === 429);
  expect(slowed.length).toBeGreaterThan(10);
  expect(slowed[0]?.body).toMatchObject({ why: 'too-fast', waitMs: expect.any(Number) as number });
  expect((await hubRemote(client).root()).ok).toBe(true);
});

test('who sends a request by the drop is cut off, and the others are answered meanwhile', async () => {
  const hub = await anasHub({ limits: { headersMs: 300, bodyMs: 600, requests: 1e9, bytes: 1e9 } });
  const slow = Array.from({ length: 20 }, () =>
    connect({ port: hub.listening.port, host: '127.0.0.1', rejectUnauthorized: false }),
  );
  const cut = slow.map((socket) => {
    socket.on('error', () => undefined).resume();
    socket.write('GET /v1/hello HTTP/1.1\r\nX-a: ');
    return new Promise<void>((resolve) => socket.once('close', () => resolve()));
  });
  expect((await clientOf(hub, 'ana').session()).as).toBe('member');
  await Promise.all(cut);
});

test('whoever connects and says nothing keeps no hub from ending', async () => {
  const hub = await anasHub({ limits: { headersMs: 3_600_000, bodyMs: 3_600_000 } });
  const silent = dial({ port: hub.listening.port, host: '127.0.0.1' });
  await new Promise<void>((resolve) => silent.once('connect', () => resolve()));
  const cut = new Promise<void>((resolve) => silent.once('close', () => resolve()));
  silent.on('error', () => undefined);
  // Whoever is answered came later than it.
  await clientOf(hub, 'ana').session();
  await hub.stop();
  await cut;
});

test('health and metrics answer on this machine alone, and name nobody', async () => {
  const hub = await anasHub();
  await clientOf(hub, 'ana').session();
  const at = `http://127.0.0.1:${String(hub.listening.healthPort)}`;
  expect(await (await fetch(`${at}/healthz`)).text()).toBe('ok\n');
  const text = await (await fetch(`${at}/metrics`)).text();
  expect(text).toMatch(/^holdfast_requests_total\{method="GET",status="200"\} 1$/m);
  expect(text).toMatch(/^holdfast_members 1$/m);
  expect(text).not.toContain(deviceIn('ana').slice(0, 16));
  expect(fromHex(deviceIn('ana'))).toHaveLength(32);
});
