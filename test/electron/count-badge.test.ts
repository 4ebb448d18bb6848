import { expect, test } from 'vitest';
import { createCountBadge, traySides } from '../../electron/count-badge';

/** What a system shows after each of these counts. */
function shownOn(platform: NodeJS.Platform, ...counts: readonly number[]) {
  const badges: number[] = [];
  const overlays: string[] = [];
  const window = {
    setOverlayIcon: (overlay: string | null, words: string) => void overlays.push(`${overlay ?? 'none'} “${words}”`),
  };
  const mark = createCountBadge({
    platform,
    setBadgeCount: (count) => void badges.push(count),
    overlayOf: (count) => `overlay ${String(count)}`,
  });
  for (const count of counts) mark(count, `${String(count)} overdue`, window);
  return { badges, overlays };
}

test.each(['linux', 'darwin', 'win32'] as const)(
  'the app’s own icon carries the count on %s, and zero clears it',
  (on) => {
    expect(shownOn(on, 3, 0).badges).toEqual([3, 0]);
  },
);

test('on Windows the button of the task bar carries it too, in words as well', () => {
  expect(shownOn('win32', 3, 0).overlays).toEqual(['overlay 3 “3 overdue”', 'none “”']);
});

test.each(['linux', 'darwin'] as const)('a window on %s has no overlay, and is not asked for one', (on) => {
  expect(shownOn(on, 3, 0).overlays).toEqual([]);
});

test('without a window only the app’s icon carries it', () => {
  const badges: number[] = [];
  const mark = createCountBadge({
    platform: 'win32',
    setBadgeCount: (count) => void badges.push(count),
    overlayOf: String,
  });
  mark(2, '2 overdue', null);
  expect(badges).toEqual([2]);
});

test('a tray’s icon is drawn at the size at which it is shown', () => {
  const pixels = (platform: NodeJS.Platform, scaleFactor: number) =>
    traySides(platform, scaleFactor).map(({ side, scaleFactor: factor }) => side * factor);
  expect(pixels('linux', 1)).toEqual([22]);
  expect(pixels('linux', 2)).toEqual([44]);
  expect(pixels('win32', 1)).toEqual([16, 20, 24, 32]);
});
