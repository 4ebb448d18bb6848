import { basename } from 'node:path';
import { findFrames, isDamage } from '../record/frame';
import { sketchOf, type FrameSketch } from '../record/book/held-book';
import { isMisnamed } from './folder/layout';

/** A frame in a file, and where in it. */
export type PlacedFrame = { readonly sketch: FrameSketch; readonly at: number; readonly length: number };

/** What a file holds, whatever it is called. Not whole: something in it is no frame, or its name promises other bytes. */
export type Segment = { readonly frames: readonly PlacedFrame[]; readonly isWhole: boolean };

/** A file that someone could have meant as a segment is no larger. */
export const MAX_SEGMENT_BYTES = 64 * 1024 * 1024;

/** Reads a file by its content. `breathe` is asked after every frame: lets whoever else is waiting have a turn. */
export async function segmentOf(path: string, bytes: Uint8Array, breathe: () => Promise<void>): Promise<Segment> {
  const frames: PlacedFrame[] = [];
  let at = 0;
  let isWhole = true;
  for (const found of findFrames(bytes)) {
    if (isDamage(found)) {
      isWhole = false;
      at = found.to;
      continue;
    }
    const sketch = sketchOf(found);
    if (sketch) frames.push({ sketch, at, length: found.bytes.length });
    at += found.bytes.length;
    await breathe();
  }
  return { frames, isWhole: isWhole && frames.length > 0 && !isMisnamed(basename(path), bytes) };
}
