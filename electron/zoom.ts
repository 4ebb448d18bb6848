import type { WebContents } from 'electron';

const STEP = 1.1;
const SMALLEST = 0.5;
const LARGEST = 3;

/** One step larger or smaller, or back to normal with 0: between 50 and 300 %. Chromium keeps it for the origin. */
export function zoom(contents: WebContents, by: -1 | 0 | 1): void {
  const factor = by === 0 ? 1 : contents.getZoomFactor() * STEP ** by;
  contents.setZoomFactor(Math.min(LARGEST, Math.max(SMALLEST, factor)));
}
