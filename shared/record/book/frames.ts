import type { BookIndex } from './op-index';
import type { Frame } from '../frame';
import type { ChainId, OpHash } from '../op';

type Ports = {
  readonly index: BookIndex;
  /** What the store holds of these chains, or of all. */
  readonly read: (chains?: ReadonlySet<ChainId>) => Promise<readonly Frame[]>;
  readonly mayGive: (frame: Frame) => boolean;
};

/**
 * Frames that hold these ops, each op once. Only their chains are read: a new line is given again and again, and all
 * that others wrote lies beside it.
 */
export async function framesWith(ops: readonly OpHash[], { index, read, mayGive }: Ports): Promise<readonly Frame[]> {
  const wanted = new Set(ops);
  const takeThose = (frames: readonly Frame[]) =>
    frames.filter((frame) => frame.ops.filter((op) => wanted.delete(op.hash)).length > 0);
  // Of one op there may be a copy without its body: the other one first.
  const isWhole = ({ ops: all }: Frame) => all.every(({ body }) => body !== null);
  const take = (frames: readonly Frame[]) => {
    const given = frames.filter(mayGive);
    const taken = new Set([...takeThose(given.filter(isWhole)), ...takeThose(given)]);
    return given.filter((frame) => taken.has(frame));
  };
  if (wanted.size === 0) return [];
  const found = take(await read(new Set(ops.flatMap((hash) => index.linkOf(hash)?.chain ?? []))));
  // Somebody may have given a chain's folder another name.
  return wanted.size === 0 ? found : [...found, ...take(await read())];
}
