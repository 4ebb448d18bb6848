/** A stretch of the line as the log shows it; null where a token was taken out. */
export type Shown = { readonly shown: string | null; readonly blank: boolean };

const linesIn = (space: string): number => space.split('\n').length;

// Where a token stood between two spaces one is left; where it stood alone on a line, the line breaks.
const oneGap = (gaps: readonly string[]): string => {
  const [first = '', ...others] = gaps;
  if (others.length === 0) return first;
  const breaks = gaps.filter((gap) => gap.includes('\n'));
  return breaks.length === 0 ? ' ' : breaks.reduce((most, gap) => (linesIn(gap) > linesIn(most) ? gap : most));
};

/** The words that stay, with their own spaces; where something was taken out, one space. */
export const shownText = (stretches: readonly Shown[]): string => {
  const pieces: string[] = [];
  let gaps: string[] = [];
  for (const { shown, blank } of stretches) {
    if (shown === null) continue;
    if (blank) gaps.push(shown);
    else {
      pieces.push(oneGap(gaps), shown);
      gaps = [];
    }
  }
  return pieces.join('').trim();
};
