import fc from 'fast-check';
import { expect, test } from 'vitest';
import { workspaceKeyOf } from '../../../../shared/record/keys/book-keys';
import type { Crypto } from '../../../../shared/record/keys/crypto';
import { fromUtf8, toHex, toUtf8 } from '../../../../shared/record/bytes';
import {
  decodeAnswer,
  decodeRequest,
  encodeAnswer,
  encodeRequest,
  MAX_JOIN_BYTES,
  MAX_NAME_READERS,
  openName,
  sealName,
  wordsOf,
} from '../../../../shared/record/members/join';
import { NOON, seededBytes } from '../../../laptop';
import { sodium } from '../../../sealing';

const seedOf = (name: string) => seededBytes(`device ${name}`)(32);
const keysOf = (name: string) => sodium.signingKeys(seedOf(name));
const ID = 'ab'.repeat(16);
const ROOM = [workspaceKeyOf(seededBytes('room')(32)), workspaceKeyOf(seededBytes('older')(32))];

const idOf = (name: string) => toHex(keysOf(name).publicKey);
const namesFor = (name: string, readers: readonly string[], typed = name) =>
  sealName(typed, { device: idOf(name), readers: readers.map(idOf), crypto: sodium });
const requestOf = (name: string, id = ID, names = namesFor(name, ['ana'])) => ({
  id,
  device: idOf(name),
  names,
  at: NOON,
});

test('a request says who asks, and only in the words of that device', () => {
  const asked = requestOf('bo');
  expect(decodeRequest(encodeRequest(asked, keysOf('bo'), sodium), sodium)).toEqual(asked);
  const forged = encodeRequest(asked, keysOf('mallory'), sodium);
  expect(decodeRequest(forged, sodium)).toBe(null);
  const [own = ''] = asked.names;
  const [other = ''] = namesFor('bo', ['ana'], 'mallory');
  const renamed = toUtf8(fromUtf8(encodeRequest(asked, keysOf('bo'), sodium)).replace(own, other));
  expect(decodeRequest(renamed, sodium)).toBe(null);
});

test('who asks is read by each laptop it was sealed for, and by nobody else', () => {
  const asked = requestOf('bo', ID, namesFor('bo', ['ana', 'chidi'], 'Bo Lin'));
  expect(fromUtf8(encodeRequest(asked, keysOf('bo'), sodium))).not.toMatch(/Lin/);
  expect(['ana', 'chidi', 'dana'].map((one) => openName(asked, keysOf(one), sodium))).toEqual([
    'Bo Lin',
    'Bo Lin',
    null,
  ]);
});

test('a name of any length is as long when it is sealed', () => {
  const lengths = ['B', 'Bo Lin', 'ß'.repeat(120), '語'.repeat(120)].map(
    (typed) => namesFor('bo', ['ana'], typed)[0]?.length,
  );
  expect(new Set(lengths).size).toBe(1);
  const long = requestOf('bo', ID, namesFor('bo', ['ana'], '語'.repeat(120)));
  expect(openName(long, keysOf('ana'), sodium)).toBe('語'.repeat(120));
});

test('a laptop that asks with boxes taken from another request has no name', () => {
  const stolen = requestOf('mallory', ID, requestOf('bo').names);
  expect(openName(stolen, keysOf('ana'), sodium)).toBe(null);
});

test('a request with as many boxes as may be is one, and with one more it costs no look at any', () => {
  const looks: string[] = [];
  const watched: Crypto = {
    ...sodium,
    verify: (...proof) => (looks.push('signature'), sodium.verify(...proof)),
    openSealed: (...box) => (looks.push('box'), sodium.openSealed(...box)),
  };
  const most = Array.from({ length: MAX_NAME_READERS - 1 }, (_, i) => `reader ${String(i)}`);
  const full = requestOf('bo', ID, namesFor('bo', [...most, 'ana', 'one too many']));
  expect(full.names).toHaveLength(MAX_NAME_READERS);
  const bytes = encodeRequest(full, keysOf('bo'), sodium);
  expect(bytes.length).toBeLessThan(MAX_JOIN_BYTES);
  expect(decodeRequest(bytes, watched)).toEqual(full);
  expect(openName(full, keysOf('ana'), watched)).toBe('bo');
  looks.length = 0;
  for (const count of [MAX_NAME_READERS + 1, 20_000, 1_000_000]) {
    const hostile = encodeRequest({ ...full, names: Array<string>(count).fill('') }, keysOf('bo'), sodium);
    expect(decodeRequest(hostile, watched)).toBe(null);
  }
  expect(looks).toEqual([]);
});

test('boxes that are junk, or hold some, say no name and break nothing', () => {
  const sealed = (text: Uint8Array) => toHex(sodium.sealTo(text, keysOf('ana').publicKey) ?? new Uint8Array());
  const device = keysOf('bo').publicKey;
  const within = [new Uint8Array(), device, Uint8Array.of(...device, 0xff, 0x80), Uint8Array.of(...device, 0x80)];
  const names = ['', 'zz', 'abc', '00'.repeat(500), ...within.map(sealed)];
  expect(openName(requestOf('bo', ID, names), keysOf('ana'), sodium)).toBe(null);
  fc.assert(
    fc.property(fc.array(fc.string()), (junk) => openName(requestOf('bo', ID, junk), keysOf('ana'), sodium) === null),
  );
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
