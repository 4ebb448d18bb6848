import type { AppendRefusal } from './append';
import type { HostReport } from './hub-report';
import type { BookId, OpHash } from './op';
import type { RemoteProblem } from './remote';

/**
 * How a place stands. `up-to-date`: it had all that is here, and the other way round. `joining`: this laptop asked to
 * be let in there. `not-kept`: this laptop could not keep what it was given.
 */
export type RemoteState =
  | { readonly kind: 'checking' | 'paused' | 'refused' }
  | { readonly kind: 'syncing'; readonly moved: number; readonly of: number }
  | { readonly kind: 'up-to-date'; readonly at: number }
  | { readonly kind: 'offline'; readonly since: number }
  | { readonly kind: 'blocked'; readonly why: RemoteProblem }
  | { readonly kind: 'not-kept'; readonly why: AppendRefusal }
  | { readonly kind: 'joining'; readonly words: readonly string[]; readonly at: number };

/** When a laptop was last heard of, ms since epoch; null: not that anyone knows. `isHere`: a hub has it on the line now. */
export type LastSeen = { readonly isHere: boolean; readonly at: number | null };

/** A laptop that was let into the room or wrote in a book that is here, by its public key in hex, its code, and the name its last line shows. */
export type LaptopInRoom = {
  readonly device: string;
  readonly name: string;
  readonly code: string;
  readonly isOwn: boolean;
  /** It was let into the room. */
  readonly isMember: boolean;
  readonly seen: LastSeen;
};

/** A laptop that was heard of. `at`: when, ms since epoch by its own clock. */
export type LaptopReport = { readonly code: string; readonly at: number };

/** `waiting`: ops here that it does not have. `strangers`: books there that are sealed for others. */
export type RemoteReport = {
  readonly id: string;
  readonly kind: 'folder' | 'file' | 'hub';
  /** A file so large that a folder would serve better. */
  readonly isLarge: boolean;
  readonly path: string;
  readonly state: RemoteState;
  /** When it last had everything, ms since epoch. */
  readonly lastAt: number | null;
  readonly waiting: number;
  readonly strangers: number;
  /** Ops it had lost since this laptop last saw them there, and was given again, and when; null: none in this run. */
  readonly restored: { readonly lines: number; readonly at: number } | null;
  /** Of the hub that this laptop is itself; null of any other place. */
  readonly host: HostReport | null;
};

/**
 * A laptop that asks to be let in, found at a remote. Both screens must show the same words. `name`: null where it was
 * not sealed for this laptop.
 */
export type JoinRequestReport = {
  readonly remote: string;
  readonly id: string;
  readonly name: string | null;
  readonly code: string;
  readonly words: readonly string[];
  /** By that laptop's own clock. */
  readonly at: number;
};

export type SyncReport = {
  readonly isPaused: boolean;
  readonly keptOff: readonly BookId[];
  readonly remotes: readonly RemoteReport[];
  readonly requests: readonly JoinRequestReport[];
  readonly laptops: readonly LaptopReport[];
};

/**
 * Where a book, or one op of it, is beside this laptop. `lacks`: how many ops here it does not have; null if that is not
 * known in this run. Laptops as they last said themselves, by their codes.
 */
export type Whereabouts = {
  readonly isKeptOff: boolean;
  readonly laptops: readonly { readonly code: string; readonly lacks: number }[];
  readonly remotes: readonly { readonly id: string; readonly lacks: number | null }[];
  /** Of a book that goes to other places: its newest ops that are in none of them, and on no other laptop. */
  readonly onlyHere: readonly OpHash[];
  /** Since when, ms since epoch, a line is nowhere else although a place answers; null if that is not so. */
  readonly aloneSince: number | null;
};
