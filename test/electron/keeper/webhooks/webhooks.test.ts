import { expect, onTestFinished, test } from 'vitest';
import { readAddress } from '../../../../electron/keeper/webhooks/address';
import { signatureOf } from '../../../../electron/keeper/webhooks/signature';
import { createWebhooks } from '../../../../electron/keeper/webhooks/webhooks';
import type { BookId } from '../../../../shared/record/op';
import { startReceiver } from './receiver';

const SECRET = 'correct horse battery';
const book = 'ab'.repeat(16) as BookId;
const outgoing = {
  incident: 'INC-1',
  title: 'Checkout down',
  severity: 1,
  audience: 'IT Team',
  subject: 'SEV1: Checkout',
  text: 'Bridge is open: “room 4”.\nNo change.',
  nextUpdate: Date.UTC(2026, 10, 21, 13),
  sentBy: 'Ana',
  id: `${'cd'.repeat(32)}.0`,
} as const;

function webhooksOver({ isRestricted = false, timeoutMs = 5_000, isFull = false } = {}) {
  let kept: string | null = null;
  const file = {
    read: () => Promise.resolve(kept),
    write: (text: string) => {
      if (isFull) return Promise.reject(new Error('ENOSPC'));
      kept = text;
      return Promise.resolve();
    },
  };
  const health = () => Promise.resolve({ damage: [], rejected: 0, unreadable: 0, newer: 0, isRestricted, forks: 0 });
  const ports = {
    file,
    health,
    random: (bytes: number) => new Uint8Array(bytes).fill(7),
    now: Date.now,
    fetch,
    timeoutMs,
  };
  return { webhooks: createWebhooks(ports), again: () => createWebhooks(ports), file: () => kept };
}

async function receiver(...args: Parameters<typeof startReceiver>) {
  const started = await startReceiver(...args);
  onTestFinished(started.close);
  return started;
}

const keep = (url: string, change: object = {}) => ({
  ...{ channel: 'Slack', url, secret: SECRET, isPlainOk: true },
  ...change,
});

test('one signed post, which the receiver can prove, says what the message says and is made once', async () => {
  const to = await receiver(SECRET);
  const { webhooks } = webhooksOver();
  expect(await webhooks.keep(keep(to.url))).toMatchObject({ kind: 'kept', made: null });
  expect(await webhooks.post({ book, channel: ' slack', outgoing })).toEqual({ kind: 'taken', status: 200 });
  expect(to.received).toHaveLength(1);
  const [{ headers, body, isGenuine } = { headers: {}, body: '', isGenuine: false }] = to.received;
  expect(isGenuine).toBe(true);
  expect(headers['content-type']).toBe('application/json; charset=utf-8');
  expect(JSON.parse(body)).toEqual({
    version: 1,
    incident: 'INC-1',
    title: 'Checkout down',
    severity: 1,
    audience: 'IT Team',
    subject: 'SEV1: Checkout',
    text: outgoing.text,
    next_update: '2026-11-21T13:00:00.000Z',
    sent_by: 'Ana',
    at: expect.stringMatching(/^20\d\d-.*Z$/) as string,
    id: outgoing.id,
  });
});

test('another secret, or one letter changed, proves nothing', async () => {
  const to = await receiver('another secret entirely');
  const { webhooks } = webhooksOver();
  await webhooks.keep(keep(to.url));
  await webhooks.post({ book, channel: 'Slack', outgoing });
  expect(to.received.map(({ isGenuine }) => isGenuine)).toEqual([false]);
});

test('a signature is what OpenSSL makes of timestamp, dot and body', () => {
  // printf '1700000000.{"version":1}' | openssl dgst -sha256 -hmac Jefe
  expect(signatureOf({ secret: 'Jefe', timestamp: '1700000000', body: '{"version":1}' })).toBe(
    'v1=11c6a57e329385bb25185175112f9105b5e1927c400fbcc7bc64da526d7232c5',
  );
});

test.each<[answer: Parameters<typeof startReceiver>[1], said: object]>([
  [{ status: 204 }, { kind: 'taken', status: 204 }],
  [{ status: 500 }, { kind: 'refused', status: 500 }],
  [{ status: 404 }, { kind: 'refused', status: 404 }],
  [{ status: 302, headers: { Location: '/elsewhere' } }, { kind: 'redirected' }],
  ['silence', { kind: 'timed-out' }],
])('an answer of %j is told as %j, and nothing is tried again', async (answer, said) => {
  const to = await receiver(SECRET, answer);
  const { webhooks } = webhooksOver({ timeoutMs: 400 });
  await webhooks.keep(keep(to.url));
  expect(await webhooks.post({ book, channel: 'Slack', outgoing })).toEqual(said);
  expect(to.received).toHaveLength(1);
});

test('nobody there, no address, or a restricted incident: said, and nothing goes', async () => {
  const to = await receiver(SECRET);
  const gone = await startReceiver(SECRET);
  gone.close();
  const { webhooks } = webhooksOver();
  await webhooks.keep(keep(gone.url));
  expect(await webhooks.post({ book, channel: 'Slack', outgoing })).toMatchObject({ kind: 'unreachable' });
  expect(await webhooks.post({ book, channel: 'Email', outgoing })).toEqual({ kind: 'no-address' });
  const restricted = webhooksOver({ isRestricted: true });
  await restricted.webhooks.keep(keep(to.url));
  expect(await restricted.webhooks.post({ book, channel: 'Slack', outgoing })).toEqual({ kind: 'restricted' });
  expect(to.received).toEqual([]);
});

test('the page learns hosts, never an address whole or a secret; they are there again after a start', async () => {
  const { webhooks, again } = webhooksOver();
  const url = 'https://hooks.corp.example/services/T0/B0/path-that-is-a-key';
  const kept = await webhooks.keep(keep(url, { secret: '' }));
  expect(kept).toEqual({
    kind: 'kept',
    webhooks: [{ channel: 'Slack', host: 'hooks.corp.example', isPlain: false }],
    made: '07'.repeat(24),
  });
  expect(JSON.stringify(await again().list())).not.toMatch(/path-that-is-a-key|0707/);
  await webhooks.keep(keep('https://other.example', { channel: 'slack ' }));
  expect(await webhooks.list()).toEqual([{ channel: 'slack', host: 'other.example', isPlain: false }]);
  expect(await webhooks.remove('SLACK')).toEqual([]);
  expect(await again().list()).toEqual([]);
});

test('what cannot be kept is refused, and what stood there stands', async () => {
  const full = webhooksOver({ isFull: true }).webhooks;
  expect(await full.keep(keep('https://hooks.example'))).toEqual({ kind: 'refused', why: 'not-kept' });
  expect(await full.list()).toEqual([]);
  const short = await webhooksOver().webhooks.keep(keep('https://hooks.example', { secret: 'short' }));
  expect(short).toEqual({ kind: 'refused', why: 'short-secret' });
});

test.each([
  ['https://hooks.example/x', false, 'https://hooks.example/x'],
  ['http://127.0.0.1:8080/x', true, 'http://127.0.0.1:8080/x'],
  ['http://chat.lan/x', true, 'http://chat.lan/x'],
  ['http://10.1.2.3/', true, 'http://10.1.2.3/'],
  ['http://0x7f.1/', true, 'http://127.0.0.1/'],
  ['http://[::1]:80/', true, 'http://[::1]/'],
  ['http://chat/', true, 'http://chat/'],
  ['http://chat/', false, 'plain'],
  ['http://172.32.0.1/', true, 'plain-outside'],
  ['http://10.example.com/', true, 'plain-outside'],
  ['http://[2001:db8::1]/', true, 'plain-outside'],
  ['http://hooks.example/', true, 'plain-outside'],
  ['https://ana:word@hooks.example/', true, 'has-password'],
  ['file:///etc/passwd', true, 'not-an-address'],
  ['ftp://hooks.example/', true, 'other-scheme'],
  ['javascript:alert(1)', true, 'not-an-address'],
  ['hooks.example', true, 'not-an-address'],
  ['', true, 'not-an-address'],
])('%s, with http allowed: %j, is %s', (url, isPlainOk, expected) => {
  const read = readAddress({ url, isPlainOk });
  expect(typeof read === 'string' ? read : read.href).toBe(expected);
});
