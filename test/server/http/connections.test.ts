import { connect } from 'node:tls';
import { expect, test } from 'vitest';
import { hubRemote } from '../../../shared/node/hub/remote';
import { clientOf, closeLater, deviceIn, startHub, type TestHub } from './hubs';

async function anasHub(socketsAnAddress: number): Promise<TestHub> {
  const hub = await startHub({ limits: { socketsAnAddress } });
  await hub.hub.members.own(deviceIn('ana'));
  return hub;
}

/** How many of as many strangers, who come at once and stay, are let stand. */
async function strangersAt(hub: TestHub, count: number): Promise<number> {
  const sockets = Array.from({ length: count }, () =>
    connect({ port: hub.listening.port, host: '127.0.0.1', rejectUnauthorized: false }),
  );
  const ends = await Promise.all(
    sockets.map(
      (socket) =>
        new Promise<string>((resolve) => {
          closeLater(() => void socket.destroy());
          socket.once('secureConnect', () => resolve('open'));
          for (const end of ['error', 'close']) socket.once(end, () => resolve('closed'));
        }),
    ),
  );
  return ends.filter((end) => end === 'open').length;
}

test('one address has so many connections, and no more', async () => {
  const hub = await anasHub(5);
  expect(await strangersAt(hub, 12)).toBe(5);
});

test.each([
  [7, 3],
  // More than a laptop needs count like strangers.
  [10, 1],
])('connections of members do not count for their address: %i of them', async (count, left) => {
  const hub = await anasHub(3);
  for (let i = 0; i < count; i++) expect(await hubRemote(clientOf(hub, 'ana')).root()).toMatchObject({ ok: true });
  expect(await strangersAt(hub, 6)).toBe(left);
});
