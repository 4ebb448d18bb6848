import { expect, test } from 'vitest';
import type { Shelf } from '../../server/hub/shelf';

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

  test.each(['../x', '..', '.hidden', '', 'a/b', 'a..b', 'A', 'x'.repeat(200)])(
    `${name}: %j names nothing`,
    async (odd) => {
      const shelf = await (await make()).open();
      await expect(shelf.read('x', odd)).rejects.toThrow('no name');
      await expect(shelf.put('x', odd, bytes(1))).rejects.toThrow('no name');
    },
  );
}
