import fc from 'fast-check';
import { expect, test } from 'vitest';
import { concat, toHex, toUtf8, u32 } from '../../../shared/record/bytes';
import {
  decodeFrame,
  encodeFrame,
  MAX_FRAME_BYTES,
  MAX_FRAME_OPS,
  packOps,
  scanFrames,
  type Frame,
} from '../../../shared/record/frame';
import { encodeOp, type BookId, type ChainId, type Op, type OpHash } from '../../../shared/record/op';
import { SIGNATURE_BYTES } from '../../../shared/record/keys/seal';

const SIGNATURE = new Uint8Array(SIGNATURE_BYTES).fill(7);
const book = 'b0'.repeat(16) as BookId;
const chain = 'c0'.repeat(16) as ChainId;
const start = { device: 'd0'.repeat(32), random: 'e0'.repeat(16), keys: [] };

/** Ops of one chain, linked. */
function chainOf(bodies: readonly Uint8Array[]): Op[] {
  const ops: Op[] = [];
  for (const body of bodies) {
    const prev: OpHash | '' = ops.at(-1)?.hash ?? '';
    const seq = ops.length + 1;
    ops.push(encodeOp({ v: 1, book, chain, seq, prev, key: '', nonce: '', ...(seq === 1 && { start }) }, body));
  }
  return ops;
}

const bodies = (count: number) => Array.from({ length: count }, (_, i) => toUtf8(`body ${String(i)}`));
const framed = (ops: readonly Op[]): Frame[] => ops.map((op) => encodeFrame([op], SIGNATURE));
const joined = (frames: readonly Frame[]): Uint8Array => concat(...frames.map((frame) => frame.bytes));
const hashes = (frames: readonly Frame[]) => frames.flatMap((frame) => frame.ops.map((op) => op.hash));

const FRAMES = framed(chainOf(bodies(60)));
const SEGMENT = joined(FRAMES);

test('frames of any ops come back verbatim, however they are cut into frames', () => {
  const cuts = fc.array(fc.integer({ min: 1, max: 5 }), { minLength: 1, maxLength: 6 });
  fc.assert(
    fc.property(cuts, fc.uint8Array({ maxLength: 50 }), (sizes, body) => {
      const ops = chainOf(Array.from({ length: sizes.reduce((sum, size) => sum + size, 0) }, () => body));
      const frames = sizes.map((size) => encodeFrame(ops.splice(0, size), SIGNATURE));
      const found = scanFrames(joined(frames));
      expect(found.damage).toEqual([]);
      expect(found.frames.map((frame) => toHex(frame.bytes))).toEqual(frames.map((frame) => toHex(frame.bytes)));
      expect(hashes(found.frames)).toEqual(hashes(frames));
    }),
    { numRuns: 30 },
  );
});

test('every byte turned over is noticed, costs only its own frame, and nothing is made up', () => {
  expect(SEGMENT.length).toBeGreaterThan(8 * 1024);
  const genuine = hashes(FRAMES);
  const ends = FRAMES.map(
    (
      (end) => (frame: Frame) =>
        (end += frame.bytes.length)
    )(0),
  );
  for (let at = 0; at < SEGMENT.length; at++) {
    const hit = ends.findIndex((end) => at < end);
    const around = SEGMENT.subarray(ends[hit - 2] ?? 0, ends[hit + 1] ?? SEGMENT.length).slice();
    const here = at - (ends[hit - 2] ?? 0);
    around[here] = (around[here] ?? 0) ^ (1 << (at % 8));
    const { frames, damage } = scanFrames(around);
    const expected = genuine.slice(Math.max(0, hit - 1), hit + 2).filter((hash) => hash !== genuine[hit]);
    expect(hashes(frames)).toEqual(expected);
    expect(damage).toHaveLength(1);
    expect(damage[0]?.kind).toBe(hit === FRAMES.length - 1 ? 'torn' : 'damaged');
  }
}, 20_000);

test('wherever a file is cut, the frames before the cut are whole and the rest is torn', () => {
  const short = joined(FRAMES.slice(0, 6));
  const ends = FRAMES.slice(0, 6).map(
    (
      (end) => (frame: Frame) =>
        (end += frame.bytes.length)
    )(0),
  );
  for (let length = 0; length <= short.length; length++) {
    const whole = ends.filter((end) => end <= length).length;
    const { frames, damage } = scanFrames(short.subarray(0, length));
    expect(hashes(frames)).toEqual(hashes(FRAMES.slice(0, whole)));
    const from = ends[whole - 1] ?? 0;
    expect(damage).toEqual(from === length ? [] : [{ kind: 'torn', from, to: length }]);
  }
});

test('a stretch of anything between frames is damage, told by where it is', () => {
  fc.assert(
    fc.property(fc.uint8Array({ minLength: 1, maxLength: 40 }), (dirt) => {
      const [a, b] = FRAMES;
      if (!a || !b) return;
      const from = a.bytes.length;
      const { frames, damage } = scanFrames(concat(a.bytes, dirt, b.bytes));
      expect(hashes(frames)).toEqual(hashes([a, b]));
      expect(damage).toEqual([{ kind: 'damaged', from, to: from + dirt.length }]);
    }),
  );
});

test('any bytes can be scanned: nothing is found in them and nothing breaks', () => {
  const mark = FRAMES[0]?.bytes.subarray(0, 8) ?? new Uint8Array();
  const dirt = fc.oneof(
    fc.uint8Array({ maxLength: 30 }),
    fc.constant(mark),
    fc.nat().map(u32),
    fc.constant(u32(0xffffffff)),
  );
  fc.assert(
    fc.property(fc.array(dirt, { maxLength: 12 }), (pieces) => {
      const bytes = concat(...pieces);
      expect(scanFrames(bytes).frames).toEqual([]);
      expect(scanFrames(bytes).damage).toHaveLength(bytes.length > 0 ? 1 : 0);
    }),
  );
});

test('a body that holds a whole frame of its own is still one op', () => {
  const [inner] = FRAMES;
  const outer = encodeFrame(chainOf([concat(inner?.bytes ?? new Uint8Array(), toUtf8('!'))]), SIGNATURE);
  expect(scanFrames(outer.bytes)).toEqual({ frames: [outer], damage: [] });
});

test.each<[string, (ops: readonly Op[]) => readonly Op[]]>([
  ['none', () => []],
  ['one missing', ([a, , c]) => (a && c ? [a, c] : [])],
  ['the wrong order', ([a, b]) => (a && b ? [b, a] : [])],
  ['one twice', ([a]) => (a ? [a, a] : [])],
  ['more than its share', (ops) => Array.from({ length: MAX_FRAME_OPS + 1 }, () => ops[0]).flatMap((op) => op ?? [])],
])('a frame with ops of %s is none', (_what, change) => {
  const ops = chainOf(bodies(3));
  expect(decodeFrame(encodeFrame(change(ops), SIGNATURE).bytes).ok).toBe(false);
});

test('bytes left over inside a frame make it none', () => {
  const [op] = chainOf(bodies(1));
  const padded = op && { ...op, bytes: concat(op.bytes, Uint8Array.of(0)) };
  expect(decodeFrame(encodeFrame(padded ? [padded] : [], SIGNATURE).bytes).ok).toBe(false);
});

test('packs hold all ops in order and keep to the caps, and a large op stands alone', () => {
  const sizes = fc.array(fc.constantFrom(10, 1_000, 300_000, 500_000), { maxLength: 12 });
  fc.assert(
    fc.property(sizes, (all) => {
      const ops = chainOf(all.map((size) => new Uint8Array(size)));
      const packs = packOps(ops);
      expect(packs.flat()).toEqual(ops);
      for (const pack of packs) {
        expect(pack.length).toBeGreaterThan(0);
        const size = pack.reduce((sum, op) => sum + op.bytes.length, 0);
        expect(pack.length === 1 || size <= MAX_FRAME_BYTES).toBe(true);
        expect(decodeFrame(encodeFrame(pack, SIGNATURE).bytes).ok).toBe(true);
      }
    }),
    { numRuns: 15 },
  );
  const many = packOps(chainOf(bodies(MAX_FRAME_OPS * 2 + 1)));
  expect(many.map((pack) => pack.length)).toEqual([MAX_FRAME_OPS, MAX_FRAME_OPS, 1]);
});
