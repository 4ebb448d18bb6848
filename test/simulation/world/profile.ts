import type { BookKey, WorkspaceKey } from '../../../shared/record/keys/book-keys';
import type { BookId } from '../../../shared/record/op';
import { simulatedDisk, type SimulatedDisk } from '../simulated-disk';

/** What a laptop keeps from one run to the next: its disk, its keys, and which folder it knows by which books. */
export type Profile = {
  readonly disk: SimulatedDisk;
  readonly seed: Uint8Array;
  readonly workspaces: readonly WorkspaceKey[];
  readonly keys: ReadonlyMap<BookId, readonly BookKey[]>;
  readonly known: ReadonlyMap<string, readonly BookId[]>;
};

export const newProfile = (seed: Uint8Array, workspaces: readonly WorkspaceKey[]): Profile => ({
  disk: simulatedDisk(),
  seed,
  workspaces,
  keys: new Map(),
  known: new Map(),
});

/** As someone copies a folder, or a backup takes it: whole, at one moment. */
export const copyOf = (profile: Profile): Profile => ({ ...profile, disk: profile.disk.copy() });
