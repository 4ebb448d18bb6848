import { readU32 } from '../record/bytes';
import type { RemoteProblem } from '../record/remote';
import { errorCode } from './disk';

/** How waiting is done, so that a test need not. */
export type Patience = {
  readonly sleep: (ms: number) => Promise<void>;
  /** That many random bytes. */
  readonly random: (bytes: number) => Uint8Array;
};

const FIRST_PAUSE_MS = 50;
const LONGEST_PAUSE_MS = 5_000;

/** What a virus scanner, a synced drive or a share that lost its handle makes fail, and what goes by. */
export const isPassing = (error: unknown) =>
  ['EBUSY', 'EPERM', 'ESTALE', 'EAGAIN', 'ETXTBSY'].includes(errorCode(error));

/** The work; again, after ever longer and uneven pauses, for as long as it fails with something that goes by. */
export async function patiently<T>(work: () => Promise<T>, forMs: number, { sleep, random }: Patience): Promise<T> {
  let pause = FIRST_PAUSE_MS;
  for (let waited = 0; ; pause = Math.min(pause * 2, LONGEST_PAUSE_MS)) {
    try {
      return await work();
    } catch (error) {
      if (!isPassing(error) || waited >= forMs) throw error;
    }
    // Many laptops wait for the same share: they must not all come back at once.
    const uneven = Math.round(pause * (0.5 + readU32(random(4), 0) / 2 ** 32));
    await sleep(uneven);
    waited += uneven;
  }
}

/** What a person is told of a failed disk operation. What is no failure of a disk is a bug, and thrown on. */
export function problemOf(error: unknown): RemoteProblem {
  const code = errorCode(error);
  if (code === '') throw error;
  if (['ENOSPC', 'EDQUOT', 'EFBIG'].includes(code)) return { kind: 'full' };
  if (code === 'EROFS') return { kind: 'read-only' };
  if (['EACCES', 'EPERM'].includes(code)) return { kind: 'no-permission' };
  if (['EBUSY', 'EAGAIN', 'ETXTBSY'].includes(code)) return { kind: 'busy' };
  if (code === UNRELIABLE) return { kind: 'unreliable' };
  return { kind: 'offline' };
}

const UNRELIABLE = 'UNRELIABLE';

/** For a disk that reads back something else than was written to it. */
export const unreliable = () => Object.assign(new Error('read back differently'), { code: UNRELIABLE });
