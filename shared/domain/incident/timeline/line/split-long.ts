import { LONGEST_TEXT } from './read-line';

const isHalfLetter = (text: string, at: number): boolean => (text.codePointAt(at - 1) ?? 0) > 0xffff;

const lastEnd = (text: string, pattern: RegExp): number | null => {
  let end: number | null = null;
  for (const { 0: found, index } of text.matchAll(pattern)) end = index + found.length;
  return end;
};

const cutAt = (text: string, longest: number): number => {
  const window = text.slice(0, longest);
  // A sentence ends with its mark and the space after it; failing that a word; failing that anywhere but in a letter.
  const end = lastEnd(window, /[.!?…]["')\]]?\s|\n/g) ?? lastEnd(window, /\s/g);
  // A piece that says nothing would be no line, and its blanks lost.
  const isWord = end !== null && window.slice(0, end).trim() !== '';
  return isWord ? end : isHalfLetter(text, longest) ? longest - 1 : longest;
};

/** A long text in pieces of at most `longest` UTF-16 units; joined they are the text again. */
export const splitLong = (text: string, longest: number = LONGEST_TEXT): readonly string[] => {
  const size = Math.max(2, longest);
  const pieces: string[] = [];
  let rest = text;
  while (rest.length > size) {
    const end = cutAt(rest, size);
    pieces.push(rest.slice(0, end));
    rest = rest.slice(end);
  }
  return rest === '' && pieces.length > 0 ? pieces : [...pieces, rest];
};
