import { readFileSync, readdirSync } from 'node:fs';
import path from 'node:path';
import { expect, test } from 'vitest';
import { SIGHTS, ciede2000, contrast, difference, rgbFrom } from './colour';

const UI = path.resolve(import.meta.dirname, '../../../renderer/ui');
const CSS = readFileSync(path.join(UI, 'tokens.css'), 'utf8').replaceAll(/\/\*[^]*?\*\//g, '');

const THEMES = {
  dark: tokensUnder(":root,\n[data-theme='dark'] {"),
  light: tokensUnder("\n[data-theme='light'] {"),
  contrast: tokensUnder("\n[data-theme='contrast'] {"),
};
type Theme = keyof typeof THEMES;
const themes: readonly Theme[] = ['dark', 'light', 'contrast'];

const SURFACES = ['surface-app', 'surface-panel', 'surface-raised', 'surface-hover'];
const LEVELS = ['severity-1', 'severity-2', 'severity-3', 'severity-4'];
const FILLS = [...LEVELS, 'done', 'danger', 'accent', 'drill', 'selected', 'hit'];

/** A projector in a room where white is 15 times black: (1 + flare) / flare = 15. */
const PROJECTOR_FLARE = 1 / 14;

function tokensUnder(selector: string): ReadonlyMap<string, string> {
  const start = CSS.indexOf(selector) + selector.length;
  const block = CSS.slice(start, CSS.indexOf('}', start));
  return new Map([...block.matchAll(/--([\w-]+): (#[0-9a-f]{6});/g)].map(([, name = '', hex = '']) => [name, hex]));
}

function colour(theme: Theme, name: string) {
  const hex = THEMES[theme].get(name);
  if (hex === undefined) throw new Error(`tokens.css has no --${name} for ${theme}`);
  return rgbFrom(hex);
}

type Pair = readonly [ink: string, ground: string];

/** The pairs of a theme that fall short, as sentences. */
function tooFaint(theme: Theme, least: number, pairs: readonly Pair[], flare?: number): readonly string[] {
  return pairs.flatMap(([ink, ground]) => {
    const ratio = contrast(colour(theme, ink), colour(theme, ground), flare);
    return ratio < least ? [`--${ink} on --${ground}: ${ratio.toFixed(2)}, less than ${least}`] : [];
  });
}

const onSurfaces = (...names: readonly string[]) =>
  names.flatMap((name) => SURFACES.map((surface): Pair => [name, surface]));

test.each(themes)('words are read on every surface and every fill, %s', (theme) => {
  const onFills = FILLS.map((fill): Pair => [`${fill}-ink`, `${fill}-fill`]);
  const pairs = [...onSurfaces('ink-1', 'ink-2', 'ink-3', 'ink-link'), ...onFills];
  expect(tooFaint(theme, 4.5, [...pairs, ['selected-ink-2', 'selected-fill']])).toEqual([]);
});

test.each(themes)('what can be operated has an edge that is seen, %s', (theme) => {
  const pairs: readonly Pair[] = [
    ...onSurfaces('line-control', 'line-focus', 'done-fill', 'accent-fill', 'danger-fill', 'drill-fill'),
    ...onSurfaces(...LEVELS.map((level) => `${level}-line`)),
    ['selected-line', 'selected-fill'],
    ['selected-focus', 'selected-fill'],
  ];
  expect(tooFaint(theme, 3, pairs)).toEqual([]);
});

test('high contrast keeps its word: seven to one and lines that are lines', () => {
  const pairs: readonly Pair[] = [
    ...onSurfaces('ink-1', 'ink-2', 'ink-3', 'ink-link', 'line-hairline', 'line-control', 'line-focus'),
    ['selected-ink', 'selected-fill'],
    ['hit-ink', 'hit-fill'],
  ];
  expect(tooFaint('contrast', 7, pairs)).toEqual([]);
});

test.each(['dark', 'light'] as const)('a projector in a lit room leaves the words of a panel readable, %s', (theme) => {
  const pairs = ['ink-1', 'ink-2', 'ink-3'].map((ink): Pair => [ink, 'surface-panel']);
  expect(tooFaint(theme, 4.5, pairs, PROJECTOR_FLARE)).toEqual([]);
});

test.each(themes.flatMap((theme) => Object.entries(SIGHTS).map(([name, see]) => ({ theme, name, see }))))(
  'no two severities look alike in $theme to $name sight',
  ({ theme, name, see }) => {
    const least = name === 'grey' ? 7 : 12;
    const alike = LEVELS.flatMap((one, at) =>
      LEVELS.slice(at + 1).flatMap((other) => {
        const apart = difference(see(colour(theme, `${one}-fill`)), see(colour(theme, `${other}-fill`)));
        return apart < least ? [`${one} and ${other}: ${apart.toFixed(1)}, less than ${least}`] : [];
      }),
    );
    expect(alike).toEqual([]);
  },
);

// Rows 1, 7, 17 and 25 of Sharma, Wu and Dalal's table of test data (2005).
test.each([
  [[50, 2.6772, -79.7751], [50, 0, -82.7485], 2.0425],
  [[50, 0, 0], [50, -1, 2], 2.3669],
  [[50, 2.5, 0], [73, 25, -18], 27.1492],
  [[60.2574, -34.0099, 36.2677], [60.4626, -34.1751, 39.4387], 1.2644],
] as const)('the difference of %s and %s is the published one', (one, other, published) => {
  expect(ciede2000(one, other)).toBeCloseTo(published, 4);
});

test('themes name the same colours', () => {
  const names = (theme: Theme) => [...THEMES[theme].keys()].sort();
  expect(names('light')).toEqual(names('dark'));
  expect(names('contrast')).toEqual(names('dark'));
});

test('every token a part names exists', () => {
  const givenByLibrary = new Set(['anchor-width', 'available-width', 'available-height']);
  const known = new Set([...CSS.matchAll(/--([\w-]+):/g)].map(([, name]) => name));
  const unknown = readdirSync(UI)
    .filter((file) => file.endsWith('.css'))
    .flatMap((file) =>
      [...readFileSync(path.join(UI, file), 'utf8').matchAll(/var\(--([\w-]+)/g)]
        .filter(([, name = '']) => !known.has(name) && !givenByLibrary.has(name))
        .map(([, name]) => `${file}: --${name}`),
    );
  expect(unknown).toEqual([]);
});
