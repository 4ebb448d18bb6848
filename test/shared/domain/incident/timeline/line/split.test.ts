import { expect, test } from 'vitest';
import { splitLong } from '../../../../../../shared/domain/incident/timeline/line/split-long';
import { splitPaste } from '../../../../../../shared/domain/incident/timeline/line/split-paste';

test('a paste is one entry a line, whatever ends its lines, and only blank ones are dropped', () => {
  expect(splitPaste('14:05 one\r\n\r\n  two \n \rthree')).toEqual(['14:05 one', '  two ', 'three']);
  expect(splitPaste(' \n')).toEqual([]);
});

test('a short text is one piece', () => {
  expect(splitLong('One. Two.')).toEqual(['One. Two.']);
  expect(splitLong('')).toEqual(['']);
});

test.each([
  ['One two. Three four five', 16, ['One two. ', 'Three four five']],
  ['One two three four', 10, ['One two ', 'three four']],
  ['one\ntwo three four', 10, ['one\n', 'two three ', 'four']],
  ['oneandtwo', 4, ['onea', 'ndtw', 'o']],
  ['a😀😀', 2, ['a', '😀', '😀']],
  ['v1.2.3 is out there', 12, ['v1.2.3 is ', 'out there']],
])('%j is split at %i into %j', (text, longest, pieces) => {
  expect(splitLong(text, longest)).toEqual(pieces);
});

test('an entry is split once it is longer than 4,000 characters', () => {
  const text = 'It fell over again today. '.repeat(200);
  const pieces = splitLong(text);
  expect(pieces).toHaveLength(2);
  expect(pieces.every((piece) => piece.length <= 4000 && piece.endsWith('. '))).toBe(true);
  expect(pieces.join('')).toBe(text);
});
