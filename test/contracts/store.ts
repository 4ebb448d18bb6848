import { expect, test } from 'vitest';
import { toHex } from '../../shared/record/bytes';
import type { ChainId } from '../../shared/record/op';
import type { Store } from '../../shared/record/store';
import { ackedOp, BOOK, laptop, OTHER_BOOK, readAll, textsOf } from '../laptop';
import { hasBody } from '../redacting';

/** Opens a store; each call of `open` on what it returns is a new process on the same medium. */
export type OpenStore = () => Promise<{ readonly open: () => Store }>;

const FOREIGN = 'cc'.repeat(16) as ChainId;

/** Frames that another laptop wrote, oldest first. */
async function framesOf(name: string, texts: readonly string[]) {
  const other = laptop(name);
  for (const text of texts) await other.write(text);
  const frames = await other.keep().frames(BOOK, {});
  return { chain: frames[0]?.ops[0]?.header.chain ?? FOREIGN, bytes: frames.map((frame) => frame.bytes) };
}

/** What every store promises: `shared/record/store.ts`. */
export function testStore(name: string, make: OpenStore): void {
  test(`${name}: a store without books says so`, async () => {
    const { open } = await make();
    expect(await open().books()).toEqual([]);
    expect(await open().read(BOOK)).toEqual({ frames: [], damage: [], begun: [] });
  });

  test(`${name}: what was appended is read by the next process, byte for byte and book by book`, async () => {
    const { open } = await make();
    const { chain, bytes } = await framesOf('ana', ['one', 'two', 'three']);
    const store = open();
    await store.append(BOOK, chain, bytes.slice(0, 2));
    await store.append(BOOK, chain, bytes.slice(2));
    await store.append(OTHER_BOOK, chain, []);
    const read = await open().read(BOOK);
    expect(read.frames.map((frame) => toHex(frame.bytes))).toEqual(bytes.map(toHex));
    expect(read.damage).toEqual([]);
    expect((await open().read(OTHER_BOOK)).frames).toEqual([]);
    expect(await open().books()).toContain(BOOK);
  });

  test(`${name}: asked for one chain it gives all of that`, async () => {
    const { open } = await make();
    const [ana, bo] = [await framesOf('ana', ['one', 'two']), await framesOf('bo', ['three'])];
    for (const { chain, bytes } of [ana, bo]) await open().append(BOOK, chain, bytes);
    const { frames } = await open().read(BOOK, new Set([ana.chain]));
    const ofAna = frames.filter(({ ops }) => ops[0]?.header.chain === ana.chain);
    expect(ofAna.map(({ bytes }) => toHex(bytes))).toEqual(ana.bytes.map(toHex));
  });

  test(`${name}: a frame appended twice is as good as once`, async () => {
    const { open } = await make();
    const { chain, bytes } = await framesOf('ana', ['one', 'two']);
    const store = open();
    await store.append(BOOK, chain, bytes);
    await store.append(BOOK, chain, bytes);
    await open().append(BOOK, chain, bytes);
    const hashes = (await open().read(BOOK)).frames.flatMap((frame) => frame.ops.map((op) => op.hash));
    expect(new Set(hashes).size).toBe(2);
    expect(textsOf(await readAll(laptop('bo', open()).keep()))).toEqual(['one', 'two']);
  });

  test(`${name}: a chain begun here may be written on, one that only came here may not, a retired one never again`, async () => {
    const { open } = await make();
    const { chain, bytes } = await framesOf('ana', ['one']);
    const store = open();
    await store.append(BOOK, FOREIGN, []);
    await store.begin(BOOK, chain);
    await store.append(BOOK, chain, bytes);
    expect((await open().read(BOOK)).begun).toEqual([chain]);
    await open().retire(BOOK, chain);
    expect((await open().read(BOOK)).begun).toEqual([]);
    expect((await open().read(BOOK)).frames).toHaveLength(1);
  });

  test(`${name}: appends asked for at once all arrive whole`, async () => {
    const { open } = await make();
    const ana = await framesOf('ana', ['one', 'two', 'three', 'four']);
    const bo = await framesOf('bo', ['five', 'six']);
    const store = open();
    await Promise.all([
      ...ana.bytes.map((bytes) => store.append(BOOK, ana.chain, [bytes])),
      ...bo.bytes.map((bytes) => store.append(BOOK, bo.chain, [bytes])),
    ]);
    const read = await open().read(BOOK);
    expect(read.damage).toEqual([]);
    expect(textsOf(await readAll(laptop('cy', open()).keep())).sort()).toEqual(
      ['one', 'two', 'three', 'four', 'five', 'six'].sort(),
    );
  });

  test(`${name}: a laptop goes on with its chain after a restart`, async () => {
    const { open } = await make();
    const first = ackedOp(await laptop('ana', open()).write('before'));
    const second = ackedOp(await laptop('ana again', open()).write('after'));
    expect(second).toMatchObject({ chain: first.chain, seq: 2 });
    expect(textsOf(await readAll(laptop('ana', open()).keep()))).toEqual(['before', 'after']);
  });

  test(`${name}: bodies that are erased are gone from every frame that held them, and nothing else is`, async () => {
    const { open } = await make();
    const { chain, bytes } = await framesOf('ana', ['one', 'two', 'three']);
    const other = await framesOf('bo', ['four']);
    const store = open();
    await store.append(BOOK, chain, bytes);
    await store.append(BOOK, chain, bytes.slice(1));
    await store.append(BOOK, other.chain, other.bytes);
    const [, second] = (await store.read(BOOK)).frames.map((frame) => frame.ops[0]?.hash);
    const erased = new Set(second ? [second] : []);
    await store.erase(BOOK, erased);
    await store.erase(BOOK, erased);
    for (const one of [store, open()]) {
      const { frames, damage } = await one.read(BOOK);
      expect(damage).toEqual([]);
      for (const { hash } of frames.flatMap(({ ops }) => ops)) expect(hasBody(frames, hash)).toBe(hash !== second);
      expect(new Set(frames.flatMap(({ ops }) => ops.map(({ hash }) => hash))).size).toBe(4);
    }
    await store.append(BOOK, chain, bytes.slice(0, 1));
    await store.erase(OTHER_BOOK, erased);
    expect((await open().read(BOOK)).frames.length).toBeGreaterThan(3);
  });

  test(`${name}: a book that is removed is gone for this process and the next, and no other is`, async () => {
    const { open } = await make();
    const { chain, bytes } = await framesOf('ana', ['one', 'two']);
    const store = open();
    await store.begin(BOOK, chain);
    await store.append(BOOK, chain, bytes);
    await store.append(OTHER_BOOK, FOREIGN, bytes);
    await store.remove(BOOK);
    await store.remove(BOOK);
    for (const one of [store, open()]) {
      expect(await one.read(BOOK)).toEqual({ frames: [], damage: [], begun: [] });
      expect((await one.read(OTHER_BOOK)).frames).toHaveLength(2);
    }
  });
}
