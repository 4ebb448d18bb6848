import { expect } from 'vitest';
import { createHubClient, type HubClient } from '../../shared/node/hub/client';
import { hubRemote } from '../../shared/node/hub/remote';
import { toHex } from '../../shared/record/bytes';
import { exchange } from '../../shared/record/exchange';
import type { OpHash } from '../../shared/record/op';
import { memoryStore } from '../../shared/record/store';
import { BOOK, laptop, readAll, textsOf, type Laptop } from '../laptop';
import { sealerOf, sodium } from '../sealing';
import { deviceIn, keysOf } from './http/hubs';

export const NAMES = ['ana', 'bo', 'cy'] as const;
/** So that each of them is let in. */
export const OWNERS: readonly string[] = NAMES.flatMap((name) => ['--owner', deviceIn(name)]);

export const writer = (name: string): Laptop => laptop(name, memoryStore(), sealerOf(name).sealer);

/** Where a hub, or several of one room, can be met. */
export type Where = { readonly addresses: readonly string[]; readonly pin: string };

export const clientAt = ({ addresses, pin }: Where, name: string): HubClient =>
  createHubClient({ addresses, isExpected: (found) => toHex(found) === pin, keys: keysOf(name), crypto: sodium });

/** Three laptops that write and exchange as fast as they can until they are stopped. */
export function startLoad(where: Where) {
  const laptops = NAMES.map(writer);
  const confirmed = new Set<OpHash>();
  const refusals = new Set<string>();
  let isOver = false;
  let isHeld = false;
  let busy = 0;
  const isStopped = (): boolean => isOver;

  async function work(one: Laptop, name: string): Promise<void> {
    const client = clientAt(where, name);
    const remote = hubRemote(client);
    for (let i = 0; !isOver; i++) {
      while (isHeld && !isStopped()) await pause(5);
      busy += 1;
      await one.write(`${name} ${String(i)}`);
      const done = await exchange(one.keep(), {
        ...remote,
        append: async (book, frames) => {
          const answer = await remote.append(book, frames);
          if (answer.ok) for (const verdict of answer.value) if (verdict.kind === 'ok') confirmed.add(verdict.op);
          return answer;
        },
      });
      busy -= 1;
      if (done.problem) refusals.add(done.problem.kind);
      // As long as nobody answers, a laptop does not ask at once again.
      await pause(done.problem ? 50 : 5);
    }
    client.close();
  }

  const working = laptops.map((one, i) => work(one, NAMES[i] ?? ''));
  return {
    laptops,
    /** Every op that a hub said to be durable with it. */
    confirmed,
    /** What a hub, or the way to it, refused with. */
    refusals,
    /** Resolves once so many ops more are confirmed: then something is on its way. */
    async more(count: number): Promise<void> {
      const before = confirmed.size;
      while (confirmed.size < before + count) await pause(5);
    },
    /** Nobody gives a hub anything until `go`: what it has then, it kept. */
    async hold(): Promise<void> {
      isHeld = true;
      while (busy > 0) await pause(5);
    },
    go: (): void => void (isHeld = false),
    async stop(): Promise<void> {
      isOver = true;
      await Promise.all(working);
    },
  };
}

const pause = (ms: number) => new Promise((wake) => setTimeout(wake, ms));

/** The hub has by itself, and was not given again, whatever it confirmed. Goes on after that. */
export async function expectNothingLost(where: Where, load: ReturnType<typeof startLoad>): Promise<void> {
  const kept = await heldAt(where);
  expect([...load.confirmed].filter((hash) => !kept.has(hash))).toEqual([]);
  load.go();
}

/** What somebody who comes anew is given: all that the hub has. */
export async function heldAt(where: Where): Promise<ReadonlySet<OpHash>> {
  const client = clientAt(where, 'ana');
  const eve = writer('eve');
  expect((await exchange(eve.keep(), hubRemote(client))).problem).toBe(null);
  client.close();
  return new Set((await readAll(eve.keep())).map(({ hash }) => hash));
}

/** All meet at the hub, and hold and show the same in the end. */
export async function expectEqual(where: Where, laptops: readonly Laptop[]): Promise<void> {
  for (const [i, one] of [...laptops, ...laptops].entries()) {
    const client = clientAt(where, NAMES[i % NAMES.length] ?? '');
    expect((await exchange(one.keep(), hubRemote(client))).problem).toBe(null);
    client.close();
  }
  const texts = await Promise.all(laptops.map(async (one) => textsOf(await readAll(one.keep(), BOOK)).sort()));
  for (const other of texts) expect(other).toEqual(texts[0]);
}

/** Nothing is lost that a hub confirmed, whether it still has it or was given it again. */
export async function expectKept(where: Where, { laptops, confirmed }: ReturnType<typeof startLoad>): Promise<void> {
  await expectEqual(where, laptops);
  const held = await heldAt(where);
  expect([...confirmed].filter((hash) => !held.has(hash))).toEqual([]);
}
