import { closeSync, fsyncSync, openSync, readFileSync, renameSync, writeSync } from 'node:fs';
import * as v from 'valibot';

const boundsSchema = v.object({
  x: v.pipe(v.number(), v.integer()),
  y: v.pipe(v.number(), v.integer()),
  width: v.pipe(v.number(), v.integer()),
  height: v.pipe(v.number(), v.integer()),
});
const savedSchema = v.object({ bounds: boundsSchema, isMaximized: v.boolean() });

/** In the screen's own pixels, as Electron counts them. */
export type Bounds = Readonly<v.InferOutput<typeof boundsSchema>>;
export type SavedWindow = Readonly<v.InferOutput<typeof savedSchema>>;

export const DEFAULT_SIZE = { width: 1280, height: 800 };
export const MINIMUM_SIZE = { width: 900, height: 600 };

// A title bar that shows less than this can hardly be caught with the mouse.
const GRIP_PX = 48;

/**
 * Where a window goes: where it was, or in the middle of the main display when that place is gone.
 * `workAreas` are the displays' work areas, the main one first.
 */
export function placeWindow(saved: SavedWindow | undefined, workAreas: readonly [Bounds, ...Bounds[]]): Bounds {
  if (saved && workAreas.some((area) => canBeCaught(saved.bounds, area))) return saved.bounds;
  const [main] = workAreas;
  const width = Math.min(saved?.bounds.width ?? DEFAULT_SIZE.width, main.width);
  const height = Math.min(saved?.bounds.height ?? DEFAULT_SIZE.height, main.height);
  const x = main.x + Math.floor((main.width - width) / 2);
  const y = main.y + Math.floor((main.height - height) / 2);
  return { x, y, width, height };
}

/** What was saved, or nothing: a first start and a damaged file both open a window of the usual size. */
export function readWindow(file: string): SavedWindow | undefined {
  try {
    return v.parse(savedSchema, JSON.parse(readFileSync(file, 'utf8')));
  } catch {
    return undefined;
  }
}

/** Replaces the file whole, so that a crash leaves either the old place or the new one. */
export function writeWindow(file: string, saved: SavedWindow): void {
  const draft = `${file}.new`;
  const fd = openSync(draft, 'w');
  try {
    writeSync(fd, JSON.stringify(saved));
    fsyncSync(fd);
  } finally {
    closeSync(fd);
  }
  renameSync(draft, file);
}

function canBeCaught(bounds: Bounds, area: Bounds): boolean {
  const across = Math.min(bounds.x + bounds.width, area.x + area.width) - Math.max(bounds.x, area.x);
  const isTopInside = bounds.y >= area.y && bounds.y + GRIP_PX <= area.y + area.height;
  return across >= GRIP_PX && isTopInside;
}
