import { decodeFrame } from '../../shared/record/frame';
import type { FrameLog } from './frame-log';
import type { Limit } from './limit';

/**
 * A log that takes no more than the limit lets it, and is `full` then. What a room says of its members it still takes:
 * else nobody could be put out, nor a book be forgotten to make room.
 */
export function limitedLog(log: FrameLog, limit: Limit): FrameLog {
  return {
    ...log,
    async append(book, after, choose) {
      let taken = 0;
      try {
        return await log.append(book, after, async (news) => {
          const frames = await choose(news);
          const bytes = frames.reduce((sum, { length }) => sum + length, 0);
          await limit.take(bytes, { isTakenAnyway: !frames.some(isSealed) });
          taken = bytes;
          return frames;
        });
      } catch (error) {
        limit.giveBack(taken);
        throw error;
      }
    },
    async remove(book) {
      await log.remove(book);
      limit.countAgain();
    },
  };
}

function isSealed(bytes: Uint8Array): boolean {
  const decoded = decodeFrame(bytes);
  return !decoded.ok || decoded.value.frame.ops.some(({ header }) => header.key !== '');
}
