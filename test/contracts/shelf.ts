import { expect, test } from 'vitest';
import { createLetGo, type LetGo } from '../../server/hub/let-go';
import { createNotifications } from '../../server/hub/notifications';
import type { Shelf } from '../../server/hub/shelf';
import { fromHex, toHex } from '../../shared/record/bytes';
import { boxOf, notificationName } from '../../shared/record/notification';
import { NOON, seededBytes } from '../laptop';
import { sodium } from '../sealing';

/** Opens a shelf; each call of `open` on what it returns is a new process on the same medium. */
export type OpenShelf = () => Promise<{ readonly open: () => Promise<Shelf> }>;

const bytes = (...all: readonly number[]) => new Uint8Array(all);

/** What every shelf promises: `server/hub/shelf.ts`. */
export function testShelf(name: string, make: OpenShelf): void {
  test(`${name}: what was put there is read by the next process, folder by folder`, async () => {
    const { open } = await make();
    const shelf = await open();
    expect(await shelf.names('inbox')).toEqual([]);
    expect(await shelf.read('inbox', 'a.ask')).toBeNull();
    await shelf.put('inbox', 'b.ask', bytes(1, 0, 255));
    await shelf.put('inbox', 'a.ask', bytes());
    await shelf.put('heads', 'a.ask', bytes(2));
    const next = await open();
    expect(await next.names('inbox')).toEqual(['a.ask', 'b.ask']);
    expect(await next.read('inbox', 'b.ask')).toEqual(bytes(1, 0, 255));
    expect(await next.read('inbox', 'a.ask')).toEqual(bytes());
    expect(await next.read('heads', 'a.ask')).toEqual(bytes(2));
  });

  test(`${name}: what is put takes the place of what was there, and what is left does not`, async () => {
    const { open } = await make();
    const shelf = await open();
    await shelf.put('x', 'one', bytes(1));
    await shelf.put('x', 'one', bytes(2));
    expect(await shelf.read('x', 'one')).toEqual(bytes(2));
    expect(await shelf.leave('x', 'one', bytes(3))).toBe(false);
    expect(await shelf.leave('x', 'two', bytes(4))).toBe(true);
    const next = await open();
    expect(await next.read('x', 'one')).toEqual(bytes(2));
    expect(await next.read('x', 'two')).toEqual(bytes(4));
    const [first, second] = await Promise.all([
      shelf.leave('x', 'three', bytes(5)),
      next.leave('x', 'three', bytes(6)),
    ]);
    expect([first, second].filter(Boolean)).toHaveLength(1);
  });

  test(`${name}: what is removed is gone, and may be removed again`, async () => {
    const { open } = await make();
    const shelf = await open();
    await shelf.put('x', 'one', bytes(1));
    await shelf.remove('x', 'one');
    await shelf.remove('x', 'one');
    expect(await shelf.read('x', 'one')).toBeNull();
    expect(await (await open()).names('x')).toEqual([]);
  });

  const intake = { id: 'ab'.repeat(8), sealTo: toHex(sodium.signingKeys(new Uint8Array(32)).publicKey), label: '' };
  const boxes = new Set([boxOf(fromHex(intake.sealTo))]);
  /** A process of a hub that keeps four notifications; `ahead`: of the others, in ms. */
  const processOn = (shelf: Shelf, who: string, ahead = 0) =>
    createNotifications({
      shelf,
      crypto: sodium,
      random: seededBytes(who),
      now: () => NOON + ahead,
      bounds: { count: 4, bytes: 1e9 },
    });
  const sent = { format: 'generic', body: '{}', alerts: 2 } as const;

  test(`${name}: processes that keep alerts in turn count each that went`, async () => {
    const { open } = await make();
    const processes = [processOn(await open(), 'a'), processOn(await open(), 'b'), processOn(await open(), 'c')];
    for (let i = 0; i < 8; i++) {
      for (const one of processes) await one.keep(intake, sent);
      await Promise.all(processes.map((one) => one.settled()));
    }
    const next = processOn(await open(), 'next');
    const { names, letGo } = await next.names(boxes, '');
    expect(names.length).toBeGreaterThanOrEqual(4);
    expect(2 * names.length + letGo).toBe(2 * 24);
    expect((await next.received()).get(intake.id)?.alerts).toBe(2 * 24);
  });

  test(`${name}: what came last stays, also where its process is behind in time`, async () => {
    const { open } = await make();
    const [behind, ahead] = [processOn(await open(), 'behind'), processOn(await open(), 'ahead', 3_600_000)];
    await behind.keep(intake, sent);
    for (let i = 0; i < 9; i++) await ahead.keep(intake, sent);
    await ahead.settled();
    await behind.keep(intake, sent);
    const { names, letGo } = await processOn(await open(), 'next').names(boxes, '');
    expect(2 * names.length + letGo).toBe(2 * 11);
  });

  test(`${name}: processes that count at once what goes count each of it once`, async () => {
    const { open } = await make();
    const all = Array.from({ length: 30 }, (_, i) => {
      const what = { box: 'cd'.repeat(8), intake: intake.id, alerts: 2, bytes: 1_000 };
      return notificationName({ ...what, stamp: NOON + i, id: 'ef'.repeat(8) });
    });
    const went: string[] = [];
    const counting = async (shelf: Shelf): Promise<void> => {
      const letGo = createLetGo(shelf);
      const next = ({ upTo }: LetGo) => Promise.resolve(all.filter((one) => one > upTo).slice(0, 1));
      for (let names = await letGo.add(next); names.length > 0; names = await letGo.add(next)) went.push(...names);
    };
    const shelves = [await open(), await open(), await open()];
    await Promise.all(shelves.map(counting));
    expect(went.sort()).toEqual(all);
    expect((await createLetGo(await open()).read()).alerts.map(({ count }) => count)).toEqual([60]);
  });

  test.each(['../x', '..', '.hidden', '', 'a/b', 'a..b', 'A', 'x'.repeat(200)])(
    `${name}: %j names nothing`,
    async (odd) => {
      const shelf = await (await make()).open();
      await expect(shelf.read('x', odd)).rejects.toThrow('no name');
      await expect(shelf.put('x', odd, bytes(1))).rejects.toThrow('no name');
    },
  );
}
