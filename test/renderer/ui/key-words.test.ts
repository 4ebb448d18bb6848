import { expect, test } from 'vitest';
import { ariaKeys, keyWords } from '../../../renderer/ui/key-words';

test.each([
  ['Ctrl+K', 'Ctrl K', '⌘K', 'Control+K'],
  ['Ctrl+Shift+Y', 'Ctrl Shift Y', '⌘⇧Y', 'Control+Shift+Y'],
  ['Alt+1', 'Alt 1', '⌥1', 'Alt+1'],
  ['Enter', 'Enter', '↩', 'Enter'],
  ['?', '?', '?', '?'],
  ['+', '+', '+', 'Plus'],
  ['Ctrl++', 'Ctrl +', '⌘+', 'Control+Plus'],
  ['G R', 'G R', 'G R', undefined],
])('%s is read %s, on a Mac %s', (keys, words, macWords, aria) => {
  expect(keyWords(keys, 'other')).toBe(words);
  expect(keyWords(keys, 'mac')).toBe(macWords);
  expect(ariaKeys(keys, 'other')).toBe(aria);
});
