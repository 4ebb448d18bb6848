import type { AppendRefusal } from './append';
import type { HostReport } from './hub-report';
import * as v from 'valibot';
import { bookId, opHash, type BookId, type OpHash } from './op';
import type { RemoteProblem } from './remote';

const text = (limit: number) => v.pipe(v.string(), v.maxLength(limit));

/** What the page may ask about places and laptops. */
export const syncCalls = {
  sync: v.object({}),
  /** Where the lines of a book are, or one op of it, beside this laptop. */
  where: v.object({ book: bookId, op: v.nullable(opHash) }),
  /**
   * A folder that the person chooses in a dialog, or chose last: to keep in step with, or to ask to be let into the
   * room that meets there.
   */
  'choose-folder': v.object({ to: v.picklist(['share', 'join']), name: text(120), isLast: v.boolean() }),
  /** One file, chosen or made by the person, to keep in step with. */
  'choose-shared-file': v.object({}),
  'remove-remote': v.object({ id: text(40) }),
  'start-anew': v.object({ id: text(40) }),
  'sync-now': v.object({}),
  'pause-sync': v.object({ isPaused: v.boolean() }),
  'keep-off': v.object({ book: bookId, isOff: v.boolean() }),
  /** Laptops that wrote in any book, and this one. */
  laptops: v.object({}),
  'answer-request': v.object({ remote: text(40), id: text(40), isLetIn: v.boolean() }),
} as const;

/** What became of a folder a person chose. `other-room`: other people's books are in it. `no-room`: nobody's are. */
export type FolderReply =
  | { readonly kind: 'added' | 'asked' | 'cancelled' | 'there-already' | 'other-room' | 'no-room' }
  | { readonly kind: 'problem'; readonly why: RemoteProblem };

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

export type SyncReplies = {
  readonly sync: SyncReport;
  readonly where: Whereabouts;
  readonly 'choose-folder': FolderReply;
  readonly 'choose-shared-file': FolderReply;
  readonly 'remove-remote': null;
  readonly 'start-anew': null;
  readonly 'sync-now': null;
  readonly 'pause-sync': null;
  readonly 'keep-off': null;
  readonly laptops: readonly LaptopInRoom[];
  readonly 'answer-request': boolean;
};
