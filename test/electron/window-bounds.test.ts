import { mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { placeWindow, readWindow, writeWindow, type Bounds, type SavedWindow } from '../../electron/window-bounds';

const LAPTOP: Bounds = { x: 0, y: 25, width: 1440, height: 875 };
const BESIDE: Bounds = { x: 1440, y: 0, width: 1920, height: 1080 };
const SMALL: Bounds = { x: 0, y: 0, width: 1024, height: 700 };

const savedAt = (bounds: Bounds): SavedWindow => ({ bounds, isMaximized: false });

test.each<[behaviour: string, saved: SavedWindow | undefined, areas: readonly [Bounds, ...Bounds[]], expected: Bounds]>(
  [
    ['a first window stands in the middle', undefined, [LAPTOP], { x: 80, y: 62, width: 1280, height: 800 }],
    ['a first window fits a small display', undefined, [SMALL], SMALL],
    [
      'a window comes back to the second display',
      savedAt({ x: 1500, y: 40, width: 1200, height: 900 }),
      [LAPTOP, BESIDE],
      { x: 1500, y: 40, width: 1200, height: 900 },
    ],
    [
      'a window whose display vanished comes to the middle of the main one, as large as it fits',
      savedAt({ x: 1500, y: 40, width: 1600, height: 700 }),
      [LAPTOP],
      { x: 0, y: 112, width: 1440, height: 700 },
    ],
    [
      'a window whose title bar would stand above the display counts as gone',
      savedAt({ x: 100, y: -300, width: 1000, height: 600 }),
      [LAPTOP],
      { x: 220, y: 162, width: 1000, height: 600 },
    ],
  ],
)('%s', (_behaviour, saved, areas, expected) => {
  expect(placeWindow(saved, areas)).toEqual(expected);
});

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(path.join(os.tmpdir(), 'holdfast-bounds-'));
});
afterEach(() => {
  rmSync(folder, { recursive: true });
});

test('what was written is read back, and nothing else is left in the folder', () => {
  const file = path.join(folder, 'window.json');
  const saved = { bounds: LAPTOP, isMaximized: true };
  writeWindow(file, saved);
  writeWindow(file, saved);
  expect(readWindow(file)).toEqual(saved);
  expect(readdirSync(folder)).toEqual(['window.json']);
});

test.each(['', '{', '{"bounds":{"x":1.5}}', '[]'])('a damaged file (%j) reads as none', (text) => {
  const file = path.join(folder, 'window.json');
  writeFileSync(file, text);
  expect(readWindow(file)).toBeUndefined();
});

test('a missing file reads as none', () => {
  expect(readWindow(path.join(folder, 'window.json'))).toBeUndefined();
});
