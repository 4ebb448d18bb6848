import { expect, test } from 'vitest';
import { pictureType, typeOf } from '../../../../renderer/app/attachments/picture-type';

const bytes = (text: string) => Uint8Array.from(text, (one) => one.charCodeAt(0));

test.each([
  ['\x89PNG\r\n\x1a\n....', 'image/png'],
  ['\xff\xd8\xff\xe0....', 'image/jpeg'],
  ['GIF89a....', 'image/gif'],
  ['GIF87a....', 'image/gif'],
  ['RIFF....WEBPVP8 ', 'image/webp'],
  ['....ftypavif....', 'image/avif'],
  ['....ftypheic....', null],
  ['RIFF....WAVEfmt ', null],
  ['GIF90a....', null],
  ['<svg xmlns="http://www.w3.org/2000/svg"/>', null],
  ['<?xml version="1.0"?><svg/>', null],
  ['%PDF-1.7', null],
  ['\x89PN', null],
  ['', null],
])('%j is %s', (begins, type) => {
  expect(pictureType(bytes(begins))).toBe(type);
});

test.each([
  ['image/png', 'text/html', 'image/png'],
  [null, 'text/plain', 'text/plain'],
  [null, 'image/png', 'application/octet-stream'],
  [null, 'image/svg+xml', 'application/octet-stream'],
  [null, '', 'application/octet-stream'],
])('bytes of %s that call themselves %j are written down as %s', (picture, said, written) => {
  expect(typeOf(picture, said)).toBe(written);
});
