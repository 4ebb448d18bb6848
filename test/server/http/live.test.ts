import { expect, test, vi } from 'vitest';
import { openLive, type Told } from '../../../shared/node/hub/live';
import { hubRemote } from '../../../shared/node/hub/remote';
import { encodeFrame } from '../../../shared/record/frame';
import { fromUtf8, toHex, toUtf8 } from '../../../shared/record/bytes';
import type { BookId } from '../../../shared/record/op';
import { BOOK, laptop, type Laptop } from '../../laptop';
import { memoryStore } from '../../../shared/record/store';
import { sealerOf } from '../../sealing';
import { clientOf, closeLater, deviceIn, startHub, type TestHub } from './hubs';

async function hubOf(...owners: readonly string[]): Promise<TestHub> {
  const hub = await startHub();
  for (const owner of owners) await hub.hub.members.own(deviceIn(owner));
  return hub;
}

type Heard = {
  readonly what: keyof Told;
  readonly book?: BookId;
  readonly frames?: readonly string[];
  readonly said?: string;
};

/** A laptop that listens, and what it heard. */
async function listening(hub: TestHub, name: string) {
  const heard: Heard[] = [];
  const client = clientOf(hub, name);
  const live = openLive(client, {
    frames: (book, frames) => void heard.push({ what: 'frames', book, frames: frames.map(toHex) }),
    poke: (book) => void heard.push({ what: 'poke', book }),
    alert: () => void heard.push({ what: 'alert' }),
    presence: (device, said) =>
      void heard.push({ what: 'presence', said: `${device === deviceIn('ana') ? 'ana' : '?'}: ${fromUtf8(said)}` }),
    opened: () => void heard.push({ what: 'opened' }),
    closed: () => void heard.push({ what: 'closed' }),
  });
  closeLater(() => {
    live.close();
  });
  await vi.waitFor(() => expect(heard.map(({ what }) => what)).toContain('opened'), 10_000);
  return { live, heard, remote: hubRemote(client), client };
}

async function lines(
  count: number,
  words = 'line',
): Promise<{ readonly one: Laptop; readonly frames: readonly Uint8Array[] }> {
  const one = laptop('ana', memoryStore(), sealerOf('ana').sealer);
  for (let i = 0; i < count; i++) await one.write(`${words} ${String(i)}`);
  return { one, frames: (await one.keep().frames(BOOK, {})).map(({ bytes }) => bytes) };
}

test('what one gives is told to every other at once, byte for byte, and not to himself', async () => {
  const hub = await hubOf('ana', 'bo', 'cy');
  const [ana, bo, cy] = [await listening(hub, 'ana'), await listening(hub, 'bo'), await listening(hub, 'cy')];
  const { frames } = await lines(3);
  expect((await ana.remote.append(BOOK, frames)).ok).toBe(true);
  for (const { heard } of [bo, cy])
    await vi.waitFor(
      () => expect(heard.slice(1)).toEqual([{ what: 'frames', book: BOOK, frames: frames.map(toHex) }]),
      10_000,
    );
  // The same again is no news.
  await ana.remote.append(BOOK, frames);
  await ana.remote.root();
  expect(ana.heard).toEqual([{ what: 'opened' }]);
  expect(bo.heard).toHaveLength(2);
});

test('of what is too large only that it is there is told', async () => {
  const hub = await hubOf('ana', 'bo');
  const [ana, bo] = [await listening(hub, 'ana'), await listening(hub, 'bo')];
  const { frames } = await lines(3, 'long '.repeat(8_000));
  await ana.remote.append(BOOK, frames);
  await vi.waitFor(() => expect(bo.heard.slice(1)).toEqual([{ what: 'poke', book: BOOK }]), 10_000);
});

test('who is there is passed on, and kept nowhere', async () => {
  const hub = await hubOf('ana', 'bo');
  const [ana, bo] = [await listening(hub, 'ana'), await listening(hub, 'bo')];
  ana.live.say(toUtf8('types'));
  await vi.waitFor(() => expect(bo.heard.slice(1)).toEqual([{ what: 'presence', said: 'ana: types' }]), 10_000);
  expect(ana.heard).toEqual([{ what: 'opened' }]);
  for (const path of hub.disk.files()) expect(Buffer.from(hub.disk.peek(path) ?? []).includes('types')).toBe(false);
});

test('whoever is let in no more hears nothing from that moment on', async () => {
  const hub = await hubOf('ana');
  const ana = await listening(hub, 'ana');
  const stranger = clientOf(hub, 'bo');
  const bo = openLive(stranger, {
    frames: () => undefined,
    poke: () => undefined,
    alert: () => undefined,
    presence: () => undefined,
    opened: () => undefined,
    closed: () => undefined,
  });
  closeLater(() => {
    bo.close();
  });
  await ana.remote.append(BOOK, (await lines(1)).frames);
  expect(bo.isOpen()).toBe(false);
});

test('a hub that comes back is listened to again, without anyone’s doing', async () => {
  const hub = await hubOf('ana', 'bo');
  const bo = await listening(hub, 'bo');
  await hub.stop();
  await vi.waitFor(() => expect(bo.heard.at(-1)).toEqual({ what: 'closed' }), 10_000);
  const again = await startHub({ disk: hub.disk, port: hub.listening.port });
  await vi.waitFor(() => expect(bo.heard.at(-1)).toEqual({ what: 'opened' }), 20_000);
  const { frames } = await lines(1);
  await hubRemote(clientOf(again, 'ana')).append(BOOK, frames);
  await vi.waitFor(() => expect(bo.heard.at(-1)?.what).toBe('frames'), 10_000);
});

test('an op that its writer did not sign is told to nobody', async () => {
  const hub = await hubOf('ana', 'bo');
  const [ana, bo] = [await listening(hub, 'ana'), await listening(hub, 'bo')];
  const { one } = await lines(2);
  const [first, second] = await one.keep().frames(BOOK, {});
  if (!first || !second) throw new Error('no frames');
  const forged = encodeFrame(second.ops, new Uint8Array(64)).bytes;
  await ana.remote.append(BOOK, [first.bytes, forged]);
  await vi.waitFor(
    () => expect(bo.heard.slice(1)).toEqual([{ what: 'frames', book: BOOK, frames: [toHex(first.bytes)] }]),
    10_000,
  );
});
