/** A stretch of the line: a word or the space between two. */
export type Stretch = { readonly from: number; readonly to: number; readonly raw: string; readonly blank: boolean };

/** The line from `start` on, as words and the spaces between them. Quotes at a word's start hold it together. */
export const wordsOf = (typed: string, start: number): readonly Stretch[] =>
  // A quote that is never closed on its line is an ordinary letter: the second branch fails and the third takes it.
  Array.from(typed.slice(start).matchAll(/\s+|[@#]?"[^"\n]*"\S*|\S+/g), ({ 0: raw, index }) => ({
    from: start + index,
    to: start + index + raw.length,
    raw,
    blank: raw.trim() === '',
  }));

/** `"…"` at a word's start: nothing in it is a token. */
export const isQuoted = (raw: string): boolean => raw.length > 1 && raw.startsWith('"') && raw.indexOf('"', 1) > 0;

const CLOSING = new Set('.,;:!?)]}…"\'');

/** A word without the punctuation that ends it: `@fay?` means fay. */
export const withoutClosing = (word: string): string => {
  let end = word.length;
  while (end > 0 && CLOSING.has(word.charAt(end - 1))) end -= 1;
  return word.slice(0, end);
};

/** The name after an @ or #, and whether the word holds nothing else. Null: no name in it. */
export const nameIn = (raw: string): { readonly name: string; readonly bare: boolean } | null => {
  const close = raw.startsWith('"', 1) ? raw.indexOf('"', 2) : -1;
  const name = (close > 0 ? raw.slice(2, close) : withoutClosing(raw.slice(1))).trim();
  if (!/[\p{L}\p{N}]/u.test(name)) return null;
  return { name, bare: close > 0 ? close === raw.length - 1 : name.length === raw.length - 1 };
};

/** A name as it is compared: no case, accents or quotes, one space where any separator stood. */
export const plainName = (name: string): string =>
  name
    .normalize('NFD')
    .replaceAll(/[\p{M}"]/gu, '')
    .toLowerCase()
    .replaceAll(/[\s._-]+/g, ' ')
    .trim();
