const NEAREST_SHOWN = 3;
const LETTERS_COMPARED = 24;

const changesBetween = (one: string, other: string): number => {
  let row = Array.from({ length: other.length + 1 }, (_, column) => column);
  for (const [index, letter] of Array.from(one).entries()) {
    const next = [index + 1];
    for (const [column, against] of Array.from(other).entries()) {
      const replaced = (row[column] ?? 0) + (letter === against ? 0 : 1);
      next.push(Math.min(replaced, (row[column + 1] ?? 0) + 1, (next[column] ?? 0) + 1));
    }
    row = next;
  }
  return row[other.length] ?? 0;
};

/** The words that a mistyped one most likely meant, best first; those that tie keep their order. */
export const nearestTo = (typed: string, words: readonly string[]): readonly string[] => {
  const asked = typed.toLowerCase().slice(0, LETTERS_COMPARED);
  return words
    .map((word) => ({ word, changes: changesBetween(asked, word.toLowerCase().slice(0, LETTERS_COMPARED)) }))
    .sort((a, b) => a.changes - b.changes)
    .slice(0, NEAREST_SHOWN)
    .map(({ word }) => word);
};
