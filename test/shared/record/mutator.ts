import { concat, readU32, toUtf8, u32 } from '../../../shared/record/bytes';

/** Whole numbers from 0 to below `n`, the same for the same seed (mulberry32). */
export type Draw = (n: number) => number;

export function drawFrom(seed: number): Draw {
  let state = seed >>> 0;
  return (n) => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return Math.floor((((mixed ^ (mixed >>> 14)) >>> 0) / 4294967296) * n);
  };
}

export function pick<T>(draw: Draw, from: readonly T[]): T {
  const picked = from[draw(from.length)];
  if (picked === undefined) throw new Error('nothing to pick from');
  return picked;
}

const LENGTHS = [0, 1, 2, 63, 64, 255, 0x7fff, 0x10000, 0xc0000, 0x7fffffff, 0x80000000, 0xfffffffe, 0xffffffff];

/** Values that parsers fall over, as JSON. */
const HOSTILE_JSON = [
  'null',
  'true',
  '0',
  '-1',
  '2',
  '3',
  '77',
  '4294967295',
  '1.5',
  '1e400',
  '9007199254740993',
  '4294967296',
  '""',
  '[]',
  '{}',
  '"__proto__"',
  '{"__proto__":{"polluted":true}}',
  '{"constructor":{"prototype":{"polluted":true}}}',
  '{"toString":1,"valueOf":2,"hasOwnProperty":3,"length":-1}',
  '"\\ud800"',
  '"\\u0000"',
  '"' + 'x'.repeat(5_000) + '"',
  '['.repeat(200) + ']'.repeat(200),
  '{"a":'.repeat(60) + '1' + '}'.repeat(60),
  `[${'0,'.repeat(300)}0]`,
  '"../../../etc/passwd"',
  '"' + 'f'.repeat(64) + '"',
  '"' + '0'.repeat(32) + '"',
];

/** Cuts, copies, fills and turns over: what disks, wires and people do to bytes that know nothing of them. */
export function spoilBytes(bytes: Uint8Array, draw: Draw, other: Uint8Array = bytes): Uint8Array {
  const at = draw(bytes.length + 1);
  const length = draw(Math.max(1, Math.min(64, bytes.length - at + 1)));
  switch (draw(8)) {
    case 0:
      return bytes.map((byte, i) => (i === at ? byte ^ (1 << draw(8)) : byte));
    case 1:
      return bytes.slice(0, at);
    case 2:
      return bytes.slice(at);
    case 3:
      return concat(bytes.slice(0, at), bytes.slice(at + length));
    case 4:
      return concat(bytes.slice(0, at), bytes.slice(Math.max(0, at - length)));
    case 5:
      return bytes.slice().fill(pick(draw, [0, 0xff, 0x89, 0x7b]), at, at + length);
    case 6:
      return concat(bytes.slice(0, at), other.slice(draw(other.length)));
    default:
      return withLength(bytes, draw(Math.max(1, bytes.length - 4)), draw);
  }
}

/** Another number where a length stands. */
export function withLength(bytes: Uint8Array, at: number, draw: Draw): Uint8Array {
  if (at + 4 > bytes.length) return bytes;
  const near = (readU32(bytes, at) + draw(5) - 2) >>> 0;
  return concat(bytes.slice(0, at), u32(draw(3) === 0 ? near : pick(draw, LENGTHS)), bytes.slice(at + 4));
}

/** JSON in which a value, a key or a bracket is not what it should be; sometimes no JSON, or no UTF-8. */
export function spoilJson(json: string, draw: Draw): Uint8Array {
  const values = [...json.matchAll(/"(?:[^"\\]|\\.)*"(?!:)|-?\d+(?:\.\d+)?|true|false|null|\[\]|\{\}/g)];
  const keys = [...json.matchAll(/"[a-z]+":/g)];
  const at = (found: RegExpExecArray, text: string) =>
    json.slice(0, found.index) + text + json.slice(found.index + found[0].length);
  const kind = draw(10);
  if (kind < 5 && values.length > 0) return toUtf8(at(pick(draw, values), pick(draw, HOSTILE_JSON)));
  if (kind < 6 && keys.length > 0)
    return toUtf8(at(pick(draw, keys), pick(draw, ['"__proto__":', '"constructor":', '"":', '"seq":'])));
  if (kind < 7 && keys.length > 0) {
    const key = pick(draw, keys);
    return toUtf8(
      at(
        key,
        `${pick(draw, ['"__proto__"', '"toString"', key[0].slice(0, -1)])}:${pick(draw, HOSTILE_JSON)},${key[0]}`,
      ),
    );
  }
  if (kind < 8) return toUtf8(pick(draw, HOSTILE_JSON));
  return spoilBytes(toUtf8(json), draw, Uint8Array.from([0xff, 0xc0, 0x80, 0xed, 0xa0, 0x80, 0xf8]));
}
