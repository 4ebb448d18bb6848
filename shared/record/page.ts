import { MAX_FRAME_BYTES, MAX_FRAME_OPS } from './frame';

/** What a frame weighs on its way. */
export type Weight = { readonly ops: number; readonly bytes: number };

/** Cuts a sequence of frames into answers of at most 512 ops and 768 KiB. A frame that alone is more goes alone. */
export async function* pagesOf<T>(
  frames: Iterable<T> | AsyncIterable<T>,
  weigh: (frame: T) => Weight,
): AsyncGenerator<readonly T[]> {
  let page: T[] = [];
  let ops = 0;
  let bytes = 0;
  for await (const frame of frames) {
    const weight = weigh(frame);
    const isOver = ops + weight.ops > MAX_FRAME_OPS || bytes + weight.bytes > MAX_FRAME_BYTES;
    if (isOver && page.length > 0) {
      yield page;
      page = [];
      ops = 0;
      bytes = 0;
    }
    page.push(frame);
    ops += weight.ops;
    bytes += weight.bytes;
  }
  if (page.length > 0) yield page;
}
