import { scanFrames, type Frame } from '../../../shared/record/frame';
import type { SimulatedDisk } from '../simulated-disk';
import type { Dice } from './dice';
import { opsIn } from './second-reader';
import type { World } from './world';

/** Something that goes wrong. False if it could not in this world, now. */
export type Fault = { readonly name: string; readonly strike: (world: World) => Promise<boolean> | boolean };

/** Files that hold ops, save those somebody still writes. */
export const segmentsOn = (disk: SimulatedDisk): string[] =>
  disk.files().filter((path) => !path.includes('/tmp/') && opsIn(disk.peek(path) ?? new Uint8Array()).length > 0);

/** A file that holds ops; one with the first op of a chain only now and then, for without it a chain is hard to prove. */
export function victimOn(disk: SimulatedDisk, dice: Dice): string | undefined {
  const mayHoldStart = dice.chance(0.15);
  const holdsStart = (path: string) => opsIn(disk.peek(path) ?? new Uint8Array()).some(({ isStart }) => isStart);
  return dice.any(segmentsOn(disk).filter((path) => mayHoldStart || !holdsStart(path)));
}

export function frameOn(disk: SimulatedDisk, dice: Dice): Frame | undefined {
  const path = dice.any(segmentsOn(disk));
  return path === undefined ? undefined : dice.any(scanFrames(disk.peek(path) ?? new Uint8Array()).frames);
}

/** What a bad sector, a cut transfer or a hand does to a file. Returns whether it left a trace for a reader to find. */
export function spoil(disk: SimulatedDisk, path: string, dice: Dice): boolean {
  const bytes = disk.peek(path) ?? new Uint8Array();
  const how = dice.below(4);
  if (how === 0) disk.takeAway(path);
  else if (how === 1) disk.put(path, bytes.slice(0, dice.below(bytes.length)));
  else for (let flips = how; flips > 0; flips--) disk.flip(path, dice.below(bytes.length));
  return how > 1 || (how === 1 && scanFrames(disk.peek(path) ?? new Uint8Array()).damage.length > 0);
}
