export type SeverityLevel = 1 | 2 | 3 | 4;

const SOLID: Readonly<Record<SeverityLevel, string>> = {
  1: 'M3.5 0h5L12 3.5v5L8.5 12h-5L0 8.5v-5z',
  2: 'M6 .6 12 11.4H0z',
  3: 'M1 1h10v10H1z',
  4: 'M6 .5a5.5 5.5 0 1 1 0 11 5.5 5.5 0 0 1 0-11z',
};

/** Octagon, triangle, square, circle: the level without colour. Drawn, since fonts disagree about these glyphs. */
export function SeverityShape({ level }: { readonly level: SeverityLevel }) {
  return (
    <svg viewBox="0 0 12 12" width="11" height="11" fill="currentColor" aria-hidden="true">
      <path d={SOLID[level]} />
    </svg>
  );
}
