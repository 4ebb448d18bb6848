import { createHash } from 'node:crypto';

/** All chance there is in a world: the same name, the same rolls. */
export type Dice = {
  /** From 0 up to, but not, 1. */
  roll(): number;
  /** A whole number from 0 up to, but not, `limit`. */
  below(limit: number): number;
  chance(probability: number): boolean;
  pick<T>(all: readonly [T, ...T[]]): T;
  /** Undefined if there is none. */
  any<T>(all: readonly T[]): T | undefined;
  shuffled<T>(all: readonly T[]): T[];
  bytes(count: number): Uint8Array;
  /** A sequence of its own: what draws from it changes nothing for others. */
  another(name: string): Dice;
};

/** sfc32 (Doty-Humphrey 2010), seeded with the hash of the name. */
export function dice(name: string): Dice {
  const seed = createHash('sha256').update(name).digest();
  let [a, b, c, counter] = [seed.readInt32LE(0), seed.readInt32LE(4), seed.readInt32LE(8), 1];

  function next(): number {
    const sum = (((a + b) | 0) + counter) | 0;
    counter = (counter + 1) | 0;
    a = b ^ (b >>> 9);
    b = (c + (c << 3)) | 0;
    c = ((c << 21) | (c >>> 11)) + sum;
    c |= 0;
    return sum >>> 0;
  }

  const roll = () => next() / 2 ** 32;
  const below = (limit: number) => Math.floor(roll() * limit);
  const any = <T>(all: readonly T[]): T | undefined => all[below(all.length)];
  return {
    roll,
    below,
    chance: (probability) => roll() < probability,
    pick: (all) => any(all) ?? all[0],
    any,
    shuffled(all) {
      const left = [...all];
      return all.flatMap(() => left.splice(below(left.length), 1));
    },
    bytes: (count) => Uint8Array.from({ length: count }, () => next() >>> 13),
    another: (more) => dice(`${name} / ${more}`),
  };
}
