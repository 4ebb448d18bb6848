import fc from 'fast-check';
import { expect, test } from 'vitest';
import { concat, toUtf8 } from '../../../shared/record/bytes';
import {
  decodeFileEnd,
  decodeFileHeader,
  encodeFileHeader,
  MAX_FILE_HEADER_BYTES,
  MAX_LISTED_BOOKS,
  type FileHeader,
} from '../../../shared/record/warroom-file';
import type { BookId } from '../../../shared/record/op';
import { BOOK, OTHER_BOOK } from '../../laptop';

const HEADER: FileHeader = {
  id: 'a0'.repeat(16),
  revision: 'a1'.repeat(16),
  books: [BOOK, OTHER_BOOK],
  keys: { how: 'none' },
};
const [SALT, NONCE, SEALED] = ['51'.repeat(16), '52'.repeat(24), '53'.repeat(60)];
const LINE = encodeFileHeader(HEADER);
const ascii = (bytes: Uint8Array) => Buffer.from(bytes).toString('latin1');

test('a header is one clear line, and says the same when it is read', () => {
  expect(ascii(LINE)).toMatch(/^holdfast warroom 1 \{"id":"(a0){16}","revision":"(a1){16}",.*\} [0-9a-f]{16}\n$/);
  for (const keys of [
    { how: 'none' },
    { how: 'clear', keys: SEALED },
    { how: 'phrase', salt: SALT, nonce: NONCE, sealed: SEALED },
    { how: 'devices', slots: [SEALED, SEALED], nonce: NONCE, sealed: SEALED },
  ] as const) {
    const line = encodeFileHeader({ ...HEADER, keys });
    const after = concat(line, toUtf8('frames'));
    expect(decodeFileHeader(after)).toEqual({ kind: 'header', header: { ...HEADER, keys }, line });
    expect(decodeFileEnd(concat(toUtf8('frames'), line))).toMatchObject({ kind: 'header', header: { keys } });
  }
});

test('a byte turned over anywhere in a header, and it is none', () => {
  for (let at = 0; at < LINE.length; at++) {
    for (const mask of [1, 0x20, 0x80]) {
      const found = decodeFileHeader(LINE.map((byte, i) => (i === at ? byte ^ mask : byte)));
      expect({ at, kind: found.kind }).not.toEqual({ at, kind: 'header' });
    }
  }
});

test('a header cut short anywhere is told from another kind of file', () => {
  for (let length = 0; length < LINE.length; length++)
    expect({ length, ...decodeFileHeader(LINE.subarray(0, length)) }).toEqual({ length, kind: 'cut' });
});

test.each([
  ['holdfast warroom 2 {"what":"ever"} 00\n', { kind: 'newer', format: 2 }],
  ['holdfast warroom 999999 ', { kind: 'newer', format: 999_999 }],
  ['holdfast warroom 0 {} 00\n', { kind: 'none' }],
  ['holdfast warroom -1 {} 00\n', { kind: 'none' }],
  ['holdfast folder 1\n', { kind: 'none' }],
  ['PK\u0003\u0004 a zip', { kind: 'none' }],
  ['\n', { kind: 'none' }],
])('%j is %j', (text, sight) => {
  expect(decodeFileHeader(toUtf8(text))).toEqual(sight);
});

test('a header that is longer than any is not looked at', () => {
  const line = encodeFileHeader({ ...HEADER, keys: { how: 'clear', keys: '00'.repeat(MAX_FILE_HEADER_BYTES / 2) } });
  expect(decodeFileHeader(line)).toEqual({ kind: 'none' });
});

test('of very many books it says the first', () => {
  const books = Array.from({ length: MAX_LISTED_BOOKS + 9 }, (_, i) => i.toString(16).padStart(32, '0') as BookId);
  const found = decodeFileHeader(encodeFileHeader({ ...HEADER, books }));
  expect(found).toMatchObject({ kind: 'header', header: { books: books.slice(0, MAX_LISTED_BOOKS) } });
});

test('any bytes have a header or none', () => {
  const start = toUtf8('holdfast warroom 1 ');
  fc.assert(
    fc.property(fc.uint8Array({ maxLength: 200 }), fc.boolean(), (any, isLike) => {
      const bytes = isLike ? concat(start, any) : any;
      expect(decodeFileHeader(bytes).kind).not.toBe('header');
      expect(decodeFileEnd(bytes)).toEqual({ kind: 'none' });
    }),
  );
});
