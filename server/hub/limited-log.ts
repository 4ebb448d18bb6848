import { decodeFrame } from '../../shared/record/frame';
import { LogProblem, type FrameLog } from './frame-log';

type Limit = {
  /** Bytes of frames that a hub keeps. */
  readonly limitBytes: number;
  /** ms, never backwards. */
  readonly mono: () => number;
};

/** After that long what other processes wrote, and what went, is counted again. */
const COUNT_AGAIN_MS = 10 * 60 * 1000;

/**
 * A log that takes no more than so many bytes, and is `full` then. What a room says of its members it still takes: else
 * nobody could be put out, nor a book be forgotten to make room.
 */
export function limitedLog(log: FrameLog, { limitBytes, mono }: Limit): FrameLog {
  let counted: { bytes: number; readonly at: number } | null = null;

  async function bytesNow(): Promise<number> {
    if (!counted || mono() - counted.at >= COUNT_AGAIN_MS) counted = { bytes: await log.size(), at: mono() };
    return counted.bytes;
  }

  return {
    ...log,
    async append(book, after, choose) {
      const before = await bytesNow();
      let added = 0;
      const tip = await log.append(book, after, async (news) => {
        const frames = await choose(news);
        added = frames.reduce((sum, { length }) => sum + length, 0);
        if (before + added > limitBytes && frames.some(isSealed))
          throw new LogProblem('full', `no more than ${String(limitBytes)} bytes are kept`);
        return frames;
      });
      if (counted) counted.bytes += added;
      return tip;
    },
    async remove(book) {
      await log.remove(book);
      counted = null;
    },
  };
}

function isSealed(bytes: Uint8Array): boolean {
  const decoded = decodeFrame(bytes);
  return !decoded.ok || decoded.value.frame.ops.some(({ header }) => header.key !== '');
}
