import { expect, test } from 'vitest';
import { concat, toHex } from '../../../shared/record/bytes';
import { scanFrames } from '../../../shared/record/frame';
import { memoryStore, type Store } from '../../../shared/record/store';
import { BOOK, laptop, readAll, textsOf } from '../../laptop';
import { sealerOf } from '../../sealing';

const SEGMENT_BYTES = 64 * 1024;
/** Every so many positions the whole segment is read and shown to a laptop: all of them in a long search. */
const STRIDE = process.env['HOLDFAST_SOAK'] ? 1 : 251;

/** A segment of 64 KiB as the app writes it, sealed and signed, and the bounds of its frames. */
async function segment() {
  const ana = laptop('ana', memoryStore(), sealerOf('ana').sealer);
  const frames: Uint8Array[] = [];
  for (let line = 0; concat(...frames).length < SEGMENT_BYTES; line++) {
    await ana.write(`line ${String(line)}`);
    frames.splice(0, Infinity, ...(await ana.keep().frames(BOOK, {})).map(({ bytes }) => bytes));
  }
  const ends = frames.map((_, i) => concat(...frames.slice(0, i + 1)).length);
  return { bytes: concat(...frames), frames, ends, startOf: (frame: number) => ends[frame - 1] ?? 0 };
}

const hexes = (frames: readonly { readonly bytes: Uint8Array }[]) => frames.map(({ bytes }) => toHex(bytes));

/** What a laptop shows whose journal holds these bytes. */
async function shown(bytes: Uint8Array): Promise<string[]> {
  const { frames, damage } = scanFrames(bytes);
  const chain = frames[0]?.ops[0]?.header.chain;
  const stored = damage.flatMap((one) => (chain ? [{ ...one, where: 'a segment', chain }] : []));
  const store: Store = {
    ...memoryStore(),
    read: () => Promise.resolve({ frames, damage: stored, begun: [] }),
  };
  return textsOf(await readAll(laptop('bo', store, sealerOf('bo').sealer).keep(), BOOK, {}, 1_000));
}

test('every byte of a 64 KiB segment turned over is noticed, and nothing wrong is shown', async () => {
  const { bytes, frames, ends, startOf } = await segment();
  const truth = hexes(frames.map((one) => ({ bytes: one })));
  const lines = await shown(bytes);
  expect(lines).toHaveLength(frames.length);
  let noticed = 0;
  for (let at = 0; at < bytes.length; at++) {
    const hit = ends.findIndex((end) => at < end);
    // A reader starts anew at every frame: what comes before the one that is hit, and after the next, is as it was.
    const [from, to] = [startOf(hit), ends[hit + 1] ?? bytes.length];
    const around = bytes.slice(from, to);
    around[at - from] = (bytes[at] ?? 0) ^ (1 << (at % 8));
    const found = scanFrames(around);
    if (found.damage.length === 1 && found.damage[0]?.from === 0) noticed += 1;
    const left = found.frames.map(({ bytes: one }) => toHex(one));
    if (left.length !== (hit + 1 < frames.length ? 1 : 0) || left.some((one) => one !== truth[hit + 1]))
      expect({ at, left }).toBe('the next frame, and no other');
    if (at % STRIDE !== 0) continue;
    const whole = Uint8Array.from(bytes);
    whole[at] = around[at - from] ?? 0;
    expect(hexes(scanFrames(whole).frames)).toEqual(truth.toSpliced(hit, 1));
    expect(await shown(whole)).toEqual(hit === 0 ? [] : lines.toSpliced(hit, 1));
  }
  expect(noticed).toBe(bytes.length);
}, 3_600_000);

test('a 64 KiB segment cut at any length shows what is whole in it, in order, and notices the rest', async () => {
  const { bytes, frames, ends, startOf } = await segment();
  const truth = hexes(frames.map((one) => ({ bytes: one })));
  const lines = await shown(bytes);
  let noticed = 0;
  for (let length = 0; length < bytes.length; length++) {
    const hit = ends.findIndex((end) => length < end);
    const from = startOf(hit);
    const { frames: left, damage } = scanFrames(bytes.subarray(from, length));
    expect(left.length).toBe(0);
    if (length === from ? damage.length === 0 : damage[0]?.kind === 'torn') noticed += 1;
    if (length % STRIDE !== 0) continue;
    expect(hexes(scanFrames(bytes.subarray(0, length)).frames)).toEqual(truth.slice(0, hit));
    expect(await shown(bytes.slice(0, length))).toEqual(lines.slice(0, hit));
  }
  expect(noticed).toBe(bytes.length);
}, 3_600_000);
