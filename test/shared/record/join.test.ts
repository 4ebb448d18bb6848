import fc from 'fast-check';
import { expect, test } from 'vitest';
import { workspaceKeyOf } from '../../../shared/record/book-keys';
import { fromUtf8, toHex, toUtf8 } from '../../../shared/record/bytes';
import {
  decodeAnswer,
  decodeRequest,
  encodeAnswer,
  encodeRequest,
  MAX_JOIN_BYTES,
  wordsOf,
} from '../../../shared/record/join';
import { NOON, seededBytes } from '../../laptop';
import { sodium } from '../../sealing';

const seedOf = (name: string) => seededBytes(`device ${name}`)(32);
const keysOf = (name: string) => sodium.signingKeys(seedOf(name));
const ID = 'ab'.repeat(16);
const ROOM = [workspaceKeyOf(seededBytes('room')(32)), workspaceKeyOf(seededBytes('older')(32))];

const requestOf = (name: string, id = ID) => ({ id, device: toHex(keysOf(name).publicKey), name, at: NOON });
const bytesOf = (name: string) => encodeRequest(requestOf(name), keysOf(name), sodium);

test('a request says who asks, and only in the words of that device', () => {
  expect(decodeRequest(bytesOf('bo'), sodium)).toEqual(requestOf('bo'));
  const forged = encodeRequest(requestOf('bo'), keysOf('mallory'), sodium);
  expect(decodeRequest(forged, sodium)).toBe(null);
  const renamed = toUtf8(fromUtf8(bytesOf('bo')).replace('"bo"', '"ana"'));
  expect(decodeRequest(renamed, sodium)).toBe(null);
});

test('what is no request, or longer than one, is none', () => {
  fc.assert(fc.property(fc.uint8Array({ maxLength: 200 }), (junk) => decodeRequest(junk, sodium) === null));
  expect(decodeRequest(new Uint8Array(MAX_JOIN_BYTES + 1).fill(0x20), sodium)).toBe(null);
});

test('both screens show the same four words, and other requests other ones', () => {
  const words = wordsOf(requestOf('bo'), sodium);
  expect(words).toHaveLength(4);
  expect(words.every((word) => /^[a-z]{3,8}$/.test(word))).toBe(true);
  expect(wordsOf({ ...requestOf('bo') }, sodium)).toEqual(words);
  expect(wordsOf(requestOf('bo', 'cd'.repeat(16)), sodium)).not.toEqual(words);
  expect(wordsOf(requestOf('mallory'), sodium)).not.toEqual(words);
});

test('the keys of the room reach the device that asked, and no other', () => {
  const bytes = encodeAnswer(requestOf('bo'), { kind: 'let-in', workspaces: ROOM }, sodium) ?? new Uint8Array();
  const opened = decodeAnswer(bytes, { id: ID, keys: keysOf('bo'), crypto: sodium });
  expect(opened).toEqual({ kind: 'let-in', workspaces: ROOM });
  expect(decodeAnswer(bytes, { id: ID, keys: keysOf('mallory'), crypto: sodium })).toBe(null);
  expect(decodeAnswer(bytes, { id: 'cd'.repeat(16), keys: keysOf('bo'), crypto: sodium })).toBe(null);
  expect(fromUtf8(bytes)).not.toContain(toHex(ROOM[0]?.key ?? new Uint8Array()));
});

test('a refusal is read as one, and no byte of an answer can be another', () => {
  const bytes = encodeAnswer(requestOf('bo'), { kind: 'refused' }, sodium) ?? new Uint8Array();
  const read = (one: Uint8Array) => decodeAnswer(one, { id: ID, keys: keysOf('bo'), crypto: sodium });
  expect(read(bytes)).toEqual({ kind: 'refused' });
  fc.assert(
    fc.property(fc.nat(bytes.length - 1), fc.integer({ min: 1, max: 255 }), (at, by) => {
      const changed = bytes.map((byte, i) => (i === at ? byte ^ by : byte));
      const answer = read(changed);
      // Only how the JSON is written may differ: spaces, letters of hex.
      expect(answer === null || answer.kind === 'refused').toBe(true);
    }),
  );
  expect(read(toUtf8('{"v":1}'))).toBe(null);
});

test('a key that is none cannot be answered', () => {
  const nobody = { ...requestOf('bo'), device: '00'.repeat(32) };
  expect(encodeAnswer(nobody, { kind: 'refused' }, sodium)).toBe(null);
});
