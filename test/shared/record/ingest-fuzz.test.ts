import { expect, test } from 'vitest';
import { decodeBody } from '../../../shared/record/body';
import { concat, fromUtf8, toHex, toUtf8 } from '../../../shared/record/bytes';
import { lockKeys, unlockKeys } from '../../../shared/record/keys/carried-keys';
import { scanFrames, type Frame } from '../../../shared/record/frame';
import { decodeOp } from '../../../shared/record/op';
import { memoryStore } from '../../../shared/record/store';
import { sha256 } from '@noble/hashes/sha2.js';
import {
  decodeFileEnd,
  decodeFileHeader,
  encodeFileHeader,
  type FileHeader,
} from '../../../shared/record/warroom-file';
import { BOOK, laptop, OTHER_BOOK, readAll, seededBytes } from '../../laptop';
import { sealerOf, sodium } from '../../sealing';
import { hostileBody, hostileFrame, type Arsenal } from './hostile-ops';
import { drawFrom, pick, spoilBytes, spoilJson, type Draw } from './mutator';

/** 200,000 inputs after every change, a million in a long search. */
const INPUTS = process.env['HOLDFAST_SOAK'] ? 1_000_000 : 200_000;
/** Every so many inputs one is signed, and so goes all the way into a laptop; of the others a fifth gets to its gate. */
const INGESTED = 7;
const RESTART_EVERY = 2_000;
/** No input may keep a laptop busier than this. Of the processor's time: how busy the machine is must not matter. */
const HANG_MS = 100;

async function arsenal() {
  const { sealer } = sealerOf('eve');
  const eve = laptop('eve', memoryStore(), sealer);
  for (const text of ['one', 'two']) await eve.write(text);
  await eve.keep().append(
    eve.request({
      facts: Array.from({ length: 40 }, (_, i) => ({
        kind: 'said/1',
        text: `fact ${String(i)}`,
        deep: [[{ a: 1 }]],
      })),
    }),
  );
  const singles = await eve.keep().frames(BOOK, {});
  const bo = laptop('bo', memoryStore(), sealerOf('bo').sealer);
  await bo.keep().ingest(
    BOOK,
    singles.map(({ bytes }) => bytes),
  );
  await bo.write('three');
  const frames: Frame[] = [...(await bo.keep().frames(BOOK, {}))];
  return { frames, sealer, ops: singles.flatMap(({ ops }) => ops) };
}

const HEADER: FileHeader = { id: 'a0'.repeat(16), revision: 'a1'.repeat(16), books: [BOOK], keys: { how: 'none' } };

function hostileHeader(draw: Draw, lines: readonly Uint8Array[]): Uint8Array {
  const line = pick(draw, lines);
  if (draw(3) === 0) return spoilBytes(line, draw, pick(draw, lines));
  const [magic, json] = [line.subarray(0, 19), fromUtf8(line.subarray(19, line.length - 18))];
  const text = concat(magic, spoilJson(json, draw), toUtf8(' '));
  return concat(text, toUtf8(`${toHex(sha256(text)).slice(0, 16)}\n`));
}

const prototypes = [
  Object.prototype,
  Array.prototype,
  Function.prototype,
  String.prototype,
  Uint8Array.prototype,
  Map.prototype,
];
const shapes = () => prototypes.map((one) => Reflect.ownKeys(one).length).join();

/** The least of processor time, in ms, that the work took in a few tries: the first may have met a collection. */
async function busyFor(work: () => unknown): Promise<number> {
  let least = Infinity;
  for (let i = 0; i < 4 && least > HANG_MS; i++) {
    const before = process.cpuUsage();
    await work();
    const { user, system } = process.cpuUsage(before);
    least = Math.min(least, (user + system) / 1000);
  }
  return least;
}

/** `run` may be asked again: `anew` does the same where nothing has come in yet. */
type Target = {
  readonly name: string;
  readonly input: Uint8Array;
  readonly run: () => unknown;
  readonly anew?: () => unknown;
};

async function fuzz(seed: number, inputs: number): Promise<void> {
  const draw = drawFrom(seed);
  const { ops, ...kit } = await arsenal();
  const weapons: Arsenal = kit;
  const plains = ops.map((op) => ({ op, plain: kit.sealer.open(op) ?? new Uint8Array() }));
  const keys = kit.sealer.keysOf(BOOK).map((key) => ({ book: BOOK, key }));
  const locks = [{ kind: 'clear' }, { kind: 'devices', devices: [kit.sealer.device] }] as const;
  const travels = locks.map((lock) =>
    lockKeys(keys, lock, { crypto: sodium, file: HEADER.id, random: seededBytes('travel') }),
  );
  const lines = [HEADER, ...travels.flatMap((one) => (one.ok ? [{ ...HEADER, keys: one.value }] : []))].map(
    encodeFileHeader,
  );
  const newVictim = () => laptop('victim', memoryStore(), sealerOf('victim').sealer);
  let victim = newVictim();

  const taken = (name: string, input: Uint8Array): Target => ({
    name,
    input,
    run: () => victim.keep().ingest(BOOK, [input]),
    anew: () => newVictim().keep().ingest(BOOK, [input]),
  });

  function next(i: number): Target {
    if (i % INGESTED === 0) {
      const { op, plain } = pick(draw, plains);
      const input = draw(4) === 0 ? hostileBody(draw, op, plain, weapons) : hostileFrame(draw, weapons);
      return taken('signed', input);
    }
    switch (draw(5)) {
      case 0: {
        const input = hostileHeader(draw, lines);
        return { name: 'header', input, run: () => [openHeader(input, kit), decodeFileEnd(input)] };
      }
      case 1: {
        const { plain } = pick(draw, plains);
        const input = concat(plain.subarray(0, 16), spoilJson(fromUtf8(plain.subarray(16)), draw));
        return { name: 'body', input, run: () => decodeBody(input) };
      }
      case 2: {
        const input = spoilBytes(pick(draw, ops).bytes, draw);
        return { name: 'op', input, run: () => decodeOp(input) };
      }
      case 3: {
        const input = concat(spoilBytes(pick(draw, kit.frames).bytes, draw), pick(draw, kit.frames).bytes);
        return { name: 'scan', input, run: () => scanFrames(input) };
      }
      default: {
        const input = hostileFrame(draw, { ...weapons, sealer: UNSIGNED });
        return taken('unsigned', input);
      }
    }
  }

  const before = shapes();
  for (let i = 0; i < inputs; i++) {
    if (i % RESTART_EVERY === 0) {
      // What was kept is looked at from all sides, too.
      await victim.keep().frames(BOOK, await victim.keep().have(OTHER_BOOK));
      await victim.keep().have(BOOK);
      await readAll(victim.keep());
      victim = newVictim();
      await victim.keep().ingest(
        BOOK,
        kit.frames.slice(0, 2).map(({ bytes }) => bytes),
      );
    }
    const { name, input, run, anew = run } = next(i);
    const told = () => `seed ${String(seed)}, input ${String(i)}, ${name}: ${toHex(input.subarray(0, 400))}`;
    const started = performance.now();
    try {
      await run();
    } catch (error) {
      throw new Error(told(), { cause: error });
    }
    // The wall clock only says where to look.
    if (performance.now() - started > HANG_MS && (await busyFor(anew)) > HANG_MS) throw new Error(`hangs: ${told()}`);
    if (shapes() !== before || 'polluted' in {}) throw new Error(`changed a prototype: ${told()}`);
  }
}

const UNSIGNED = { ...sealerOf('nobody').sealer, sign: () => new Uint8Array(64) };

function openHeader(input: Uint8Array, { sealer }: Pick<Arsenal, 'sealer'>) {
  const found = decodeFileHeader(input);
  if (found.kind !== 'header' || found.header.keys.how === 'phrase') return null;
  return unlockKeys(
    found.header.keys,
    { openSealed: (sealed) => sealer.openSealed(sealed) },
    { crypto: sodium, file: found.header.id },
  );
}

test('whatever comes in, nothing breaks, nothing hangs and no prototype is changed', async () => {
  await fuzz(Number(process.env['HOLDFAST_SEED'] ?? 20_261_122), INPUTS);
}, 3_600_000);

/** Inputs that once hung or broke something, or could. */
test.each<[name: string, bytes: () => Uint8Array, run: (bytes: Uint8Array) => unknown]>([
  [
    'a body of words without an end behind brackets',
    () => toUtf8('x'.repeat(16) + '[]'.repeat(40) + '"' + '\\"'.repeat(130_000)),
    decodeBody,
  ],
  ['a body of quotes', () => toUtf8('x'.repeat(16) + '[]'.repeat(40) + '"'.repeat(262_001)), decodeBody],
  ['a body of open brackets', () => toUtf8('x'.repeat(16) + '['.repeat(262_000)), decodeBody],
  ['a header of open brackets', () => toUtf8(`holdfast warroom 1 ${'['.repeat(1_000_000)}`), decodeFileHeader],
  ['a file end of beginnings', () => toUtf8('holdfast warroom 1 '.repeat(50_000)), decodeFileEnd],
  ['a file of letters that begin a header', () => toUtf8('h'.repeat(1_000_000)), decodeFileEnd],
  [
    'a header of very long keys',
    () => encodeFileHeader({ ...HEADER, keys: { how: 'clear', keys: 'ab'.repeat(500_000) } }),
    decodeFileHeader,
  ],
])('%s takes no time', async (_name, bytes, run) => {
  const input = bytes();
  expect((await busyFor(() => run(input))) > HANG_MS).toBe(false);
});
