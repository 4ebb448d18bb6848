import fc from 'fast-check';
import { expect, test } from 'vitest';
import { sha256 } from '@noble/hashes/sha2.js';
import { decodeBody, encodeBody, MAX_LAM, MAX_PLAIN_BYTES, type Body } from '../../../shared/record/body';
import { concat, toHex, toUtf8, u32 } from '../../../shared/record/bytes';
import {
  decodeOp,
  destroyBody,
  encodeOp,
  MAX_BODY_BYTES,
  MAX_HEADER_BYTES,
  type BookId,
  type ChainId,
  type OpHash,
  type OpHeader,
} from '../../../shared/record/op';
import { seededBytes } from '../../laptop';

const HEADER: OpHeader = {
  v: 1,
  book: 'b0'.repeat(16) as BookId,
  chain: 'c0'.repeat(16) as ChainId,
  seq: 2,
  prev: '00'.repeat(32) as OpHash,
  key: '',
  nonce: '',
};
const START = { device: 'd0'.repeat(32), random: 'e0'.repeat(16), keys: ['wrapped'] };
const FIRST: OpHeader = { ...HEADER, seq: 1, prev: '', start: START };
const bytes = fc.uint8Array({ maxLength: 300 });

/** Bytes of an op with any text as its header and any body, hashed as they should be. */
function opWith(header: string, body = new Uint8Array(4)): Uint8Array {
  const headerBytes = toUtf8(header);
  return concat(u32(headerBytes.length), headerBytes, sha256(body), u32(body.length), body);
}

test.each([HEADER, FIRST])('any body comes back with the same header and hash', (header) => {
  fc.assert(
    fc.property(bytes, bytes, (body, before) => {
      const op = encodeOp(header, body);
      const decoded = decodeOp(concat(before, op.bytes), before.length);
      expect(decoded).toEqual({ ok: true, value: { op, end: before.length + op.bytes.length } });
    }),
  );
});

test('a body that is not the one its op was written with is refused', () => {
  const { bytes: whole, headerBytes } = encodeOp(HEADER, toUtf8('line'));
  for (let at = headerBytes.length + 4; at < whole.length; at++) {
    const changed = whole.map((byte, i) => (i === at ? byte ^ 1 : byte));
    expect(decodeOp(changed).ok).toBe(false);
  }
});

test('a destroyed body leaves the hash, the place in the chain, and nothing to read', () => {
  const secret = toUtf8('the password is hunter2');
  const op = encodeOp(HEADER, secret);
  const redacted = destroyBody(op);
  expect(redacted).toMatchObject({ hash: op.hash, header: HEADER, body: null });
  expect(toHex(redacted.bytes)).not.toContain(toHex(secret));
  expect(decodeOp(redacted.bytes)).toEqual({ ok: true, value: { op: redacted, end: redacted.bytes.length } });
  expect(destroyBody(redacted).bytes).toEqual(redacted.bytes);
});

test('any bytes are an op or none, and never more than that', () => {
  fc.assert(
    fc.property(fc.uint8Array({ maxLength: 200 }), fc.nat(250), (any, at) => {
      expect(decodeOp(any, at).ok).toBe(false);
    }),
  );
});

test.each([
  ['no JSON', 'x'],
  ['nothing', ''],
  ['not an object', '[]'],
  ['a prototype', '{"__proto__":{"v":1},"seq":2}'],
  ['deep nesting', '['.repeat(30_000)],
  ['a lone half of a letter', '"\ud800"'],
  ['a chain that is no hex', JSON.stringify({ ...HEADER, chain: '../../etc' })],
  ['a number that is none', JSON.stringify({ ...HEADER, seq: 1.5 })],
  ['number 0', JSON.stringify({ ...HEADER, seq: 0 })],
  ['no version', JSON.stringify({ ...HEADER, v: 0 })],
  ['a start that is not the first', JSON.stringify({ ...HEADER, start: START })],
  ['a first without a start', JSON.stringify({ ...HEADER, seq: 1, prev: '' })],
  ['a first with a predecessor', JSON.stringify({ ...FIRST, prev: HEADER.prev })],
  ['a second without one', JSON.stringify({ ...HEADER, prev: '' })],
  ['more than its share', JSON.stringify({ ...HEADER, more: 'x'.repeat(MAX_HEADER_BYTES) })],
])('a header of %s is refused', (_what, header) => {
  expect(decodeOp(opWith(header)).ok).toBe(false);
});

test('what a newer version adds to a header is carried, byte for byte', () => {
  const newer = opWith(JSON.stringify({ ...HEADER, flags: ['live'] }));
  expect(decodeOp(newer)).toMatchObject({ ok: true, value: { op: { header: HEADER, bytes: newer } } });
  const later = opWith(JSON.stringify({ ...HEADER, v: 2 }));
  expect(decodeOp(later)).toMatchObject({ ok: true, value: { op: { header: { ...HEADER, v: 2 }, bytes: later } } });
});

test('lengths that lie are refused before anything is set aside for them', () => {
  const op = encodeOp(HEADER, new Uint8Array(10)).bytes;
  for (const length of [0xffffffff, 0x7fffffff, 65 * 1024])
    expect(decodeOp(concat(u32(length), op.subarray(4))).ok).toBe(false);
  expect(decodeOp(opWith(JSON.stringify(HEADER), new Uint8Array(MAX_BODY_BYTES))).ok).toBe(true);
  expect(decodeOp(opWith(JSON.stringify(HEADER), new Uint8Array(MAX_BODY_BYTES + 1))).ok).toBe(false);
});

const BODY: Body = {
  lam: 1,
  deps: [],
  by: { id: 'p', name: 'Ana', device: 'K7Q' },
  at: 1,
  wall: 1,
  offset: 0,
  mono: 0,
  app: '1',
  client: 'c',
  facts: [{ kind: 'said/1' }],
};
const salt = seededBytes('salt')(16);
const plain = (body: unknown): Uint8Array => concat(salt, toUtf8(JSON.stringify(body)));

test('a body comes back whole, whatever its facts are', () => {
  fc.assert(
    fc.property(fc.array(fc.jsonValue({ maxDepth: 5 }), { minLength: 1, maxLength: 10 }), (facts) => {
      const parsed = JSON.parse(JSON.stringify(facts)) as unknown[];
      expect(decodeBody(encodeBody(salt, { ...BODY, facts: parsed }))).toEqual({ ...BODY, facts: parsed });
    }),
  );
});

const deep = (levels: number): unknown => JSON.parse('['.repeat(levels) + ']'.repeat(levels));

test.each([
  ['no JSON', toUtf8('x'.repeat(40))],
  ['not UTF-8', new Uint8Array(40).fill(0xff)],
  ['cut short', plain(BODY).subarray(0, 60)],
  ['no facts', plain({ ...BODY, facts: [] })],
  ['257 facts', plain({ ...BODY, facts: Array.from({ length: 257 }, () => 1) })],
  ['65 deps', plain({ ...BODY, deps: Array.from({ length: 65 }, () => ({ chain: HEADER.chain, seq: 1, hash: 'x' })) })],
  ['facts too deep to walk', plain({ ...BODY, facts: [deep(200)] })],
  ['a time no calendar has', plain({ ...BODY, at: 1e18 })],
  ['a Lamport time that adding one does not move', plain({ ...BODY, lam: MAX_LAM + 1 })],
  ['too many bytes', plain({ ...BODY, facts: ['x'.repeat(MAX_PLAIN_BYTES)] })],
])('a body with %s is none', (_what, bad) => {
  expect(decodeBody(bad)).toBeNull();
});

test('brackets inside words do not make a fact deep', () => {
  const facts = ['['.repeat(500), '{"a":"\\"[['.repeat(50)];
  expect(decodeBody(plain({ ...BODY, facts }))?.facts).toEqual(facts);
});

test('any bytes are a body or none', () => {
  fc.assert(fc.property(fc.uint8Array({ maxLength: 100 }), (any) => decodeBody(any) === null));
});
