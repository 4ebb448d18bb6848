import type { BookIndex } from './op-index';
import type { Frame } from '../frame';
import type { ChainId, OpHash } from '../op';
import type { Ports } from '../ports';
import { filterSlowly } from '../slowly';

type Giving = Pick<Ports, 'breathe'> & {
  readonly index: BookIndex;
  /** What the store holds of these chains, or of all. */
  readonly read: (chains?: ReadonlySet<ChainId>) => Promise<readonly Frame[]>;
  /** Of a line that a later one vouches for there may be a copy here that others would refuse: it is asked of each. */
  readonly isSigned: (frame: Frame) => boolean;
};

/**
 * Frames that hold these ops, each op once and each well signed. Only their chains are read: a new line is given again
 * and again, and all that others wrote lies beside it.
 */
export async function framesWith(ops: readonly OpHash[], giving: Giving): Promise<readonly Frame[]> {
  const { index, read, isSigned, breathe } = giving;
  const wanted = new Set(ops);
  const mayGive = (frame: Frame): boolean => frame.ops.some(({ hash }) => wanted.has(hash)) && isSigned(frame);
  const give = (frame: Frame): boolean => {
    const isGiven = mayGive(frame);
    for (const { hash } of isGiven ? frame.ops : []) wanted.delete(hash);
    return isGiven;
  };
  // Of one op there may be a copy without its body: the other one first.
  const isWhole = ({ ops: all }: Frame) => all.every(({ body }) => body !== null);
  const take = async (frames: readonly Frame[]) => {
    const whole = await filterSlowly(frames.filter(isWhole), give, breathe);
    const taken = new Set([...whole, ...(await filterSlowly(frames, give, breathe))]);
    return frames.filter((frame) => taken.has(frame));
  };
  if (wanted.size === 0) return [];
  const found = await take(await read(new Set(ops.flatMap((hash) => index.linkOf(hash)?.chain ?? []))));
  // Somebody may have given a chain's folder another name.
  return wanted.size === 0 ? found : [...found, ...(await take(await read()))];
}
