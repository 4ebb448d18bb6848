import { expect, test } from 'vitest';
import { BADGE_FILL, badgeLabel, drawBadge, drawOverlay, type Bitmap } from '../../electron/badge-image';

const GREY = 0x40;
const icon = (size: number): Bitmap => ({ size, pixels: new Uint8Array(size * size * 4).fill(GREY) });

type Found = '#' | 'o' | ' ' | '.' | '~';
/** Each pixel as what it is: ink, fill, nothing, the icon, or an edge between them. */
function seen({ size, pixels }: Bitmap): readonly string[] {
  const at = (x: number, y: number): Found => {
    const bgra = [...pixels.slice((y * size + x) * 4, (y * size + x) * 4 + 4)];
    const is = (...wanted: readonly number[]) => wanted.every((value, i) => bgra[i] === value);
    if (is(0xff, 0xff, 0xff, 0xff)) return '#';
    if (is(...BADGE_FILL, 0xff)) return 'o';
    if (is(0, 0, 0, 0)) return ' ';
    return is(GREY, GREY, GREY, GREY) ? '.' : '~';
  };
  return Array.from({ length: size }, (_, y) => Array.from({ length: size }, (_x, x) => at(x, y)).join(''));
}
const SIZES = [16, 20, 22, 24, 32, 44];

test.each([
  [-1, ''],
  [0, ''],
  [1, '1'],
  [9, '9'],
  [10, '9+'],
  [4_000, '9+'],
])('%i late things are said as %j', (count, label) => {
  expect(badgeLabel(count)).toBe(label);
});

test('without a count the icon is the icon, and an overlay is empty', () => {
  expect(drawBadge(icon(22), 0)).toEqual(icon(22));
  expect(drawOverlay(16, 0).pixels.every((byte) => byte === 0)).toBe(true);
});

test('at 16 pixels the digits are whole dots, within a rim that lets any panel through', () => {
  expect(seen(drawBadge(icon(16), 12)).slice(6)).toEqual([
    '......~~~   ~~~.',
    '.....~~~~ooo~~~~',
    '....~~~ooooooo~~',
    '....~~o###ooooo~',
    '....~~o#o#oo#oo~',
    '.... oo###o###oo',
    '....~~ooo#oo#oo~',
    '....~~o###ooooo~',
    '....~~~ooooooo~~',
    '.....~~~~ooo~~~~',
  ]);
});

test.each(SIZES)('at %i pixels every count is told from every other, and fits', (size) => {
  const counts = [1, 2, 3, 4, 5, 6, 7, 8, 9, 10];
  const drawn = counts.map((count) => seen(drawBadge(icon(size), count)));
  expect(new Set(drawn.map((rows) => rows.join('\n'))).size).toBe(counts.length);
  for (const rows of drawn) {
    const ink = rows.flatMap((row, y) => Array.from(row).flatMap((pixel, x) => (pixel === '#' ? [{ x, y }] : [])));
    expect(ink.length).toBeGreaterThan(4);
    // No digit is cut off at an edge of the picture.
    for (const { x, y } of ink) expect(Math.max(x, y)).toBeLessThan(size - 1);
    // The upper left of the icon stays what it was.
    for (const row of rows.slice(0, Math.floor(size / 4))) expect(row).toMatch(/^\.+$/);
  }
});

test.each([16, 32])('an overlay of %i pixels carries the count alone', (size) => {
  const [nine, more] = [9, 10].map((count) => seen(drawOverlay(size, count)).join('\n'));
  expect(nine).not.toBe(more);
  for (const rows of [nine, more]) {
    expect(rows).toMatch(/#/);
    expect(rows).not.toMatch(/\./);
  }
});

test('white on the badge is read: a contrast of more than 4.5', () => {
  const [blue = 0, green = 0, red = 0] = BADGE_FILL.map((byte) => {
    const share = byte / 255;
    return share <= 0.04045 ? share / 12.92 : ((share + 0.055) / 1.055) ** 2.4;
  });
  expect(1.05 / (0.2126 * red + 0.7152 * green + 0.0722 * blue + 0.05)).toBeGreaterThan(4.5);
});
