import * as v from 'valibot';
import { MAX_FACTS } from './record/body';
import type { AppendReply, BookHealth } from './record/append';
import type { Page } from './record/book/reading';
import type { OpenedOp } from './record/body';
import { alertCalls, type AlertCounts, type AlertReplies } from './record/alert-report';
import { guardCalls, type GuardReplies } from './record/guard';
import { backupCalls, type BackupReplies, type BackupReport } from './record/backup';
import type { CarriedLook, TakenIn } from './record/carried-look';
import { erasingCalls, type ErasingReplies, type ForgettingReport, type KeptDraft } from './record/erasing';
import { blobCalls, type BlobReplies, type BlobsChanged } from './record/blob-report';
import { bookId, opHash, type BookId } from './record/op';
import type { Have } from './record/have';
import type { RedactedOp } from './record/redaction';
import { hubCalls, type HubReplies } from './record/hub-report';
import { outsideCalls, type OutsideReplies } from './record/outside-report';
import { reminderCalls, type PickedReminder, type ReminderReplies } from './record/reminder-report';
import { removalCalls, type RemovalReplies, type RemovalReport } from './record/removal-report';
import { situationCalls, type SituationReplies } from './record/situation-report';
import { syncCalls, type SyncReplies, type SyncReport } from './record/sync-report';

export type { BackedUp, BackupEntry, BackupLook, BackupReport, Restored } from './record/backup';
export type { AlertCounts, AlertPage, IntakeReport, KeptNotification, MadeIntake } from './record/alert-report';
export type { GuardReport, LockedLine, LockState, Unlocked } from './record/guard';
export type {
  FolderReply,
  JoinRequestReport,
  LaptopInRoom,
  LaptopReport,
  LastSeen,
  RemoteReport,
  RemoteState,
  SyncReport,
  Whereabouts,
} from './record/sync-report';
export type { CarriedLook, CarriedProblem, TakenIn } from './record/carried-look';
export type {
  CodeProblem,
  HostProblem,
  HostReply,
  HostReport,
  HubReplies,
  HubReply,
  Invitation,
  Network,
} from './record/hub-report';
export type { RemovalReport, RemovedLaptop } from './record/removal-report';
export type { ForgetAnswer, ForgettingReport, KeptDraft } from './record/erasing';

const text = (limit: number) => v.pipe(v.string(), v.maxLength(limit));
const count = v.pipe(v.number(), v.integer(), v.minValue(0));
const run = v.object({
  seq: count,
  hash: v.union([opHash, v.literal('')]),
  beyond: v.pipe(v.array(v.tuple([count, count])), v.maxLength(64)),
});
const have = v.pipe(
  v.record(v.pipe(v.string(), v.regex(/^[0-9a-f]{32}$/)), run),
  v.transform((parsed): Have => parsed),
);
const book = v.object({ book: bookId });
const bytes = v.custom<Uint8Array>((value) => value instanceof Uint8Array);

/** Everything the page may ask of the keeper: each call with a parser for its argument. */
export const calls = {
  start: v.object({}),
  have: book,
  health: book,
  read: v.object({ book: bookId, have, from: count, limit: v.pipe(count, v.maxValue(5_000)) }),
  frames: v.object({ book: bookId, have }),
  append: v.object({
    book: bookId,
    facts: v.pipe(
      v.array(v.unknown()),
      v.minLength(1),
      v.maxLength(MAX_FACTS),
      v.transform((parsed): readonly unknown[] => parsed),
    ),
    by: v.object({ id: text(200), name: text(200), device: text(200) }),
    // Two commits with the same id are one: an empty one would swallow lines.
    client: v.pipe(v.string(), v.minLength(1), v.maxLength(200)),
    decidedOn: have,
    exclusive: v.boolean(),
  }),
  ingest: v.object({
    book: bookId,
    frames: v.pipe(
      v.array(bytes),
      v.maxLength(5_000),
      v.transform((parsed): readonly Uint8Array[] => parsed),
    ),
  }),
  'write-settings': v.object({ settings: text(64 * 1024) }),
  storage: v.object({}),
  ...erasingCalls,
  'save-file': v.object({ name: text(200), content: text(64 * 1024 * 1024) }),
  menu: v.object({
    menus: v.array(
      v.object({
        label: text(60),
        items: v.array(v.object({ id: text(60), label: text(120), keys: text(40), isOff: v.boolean() })),
      }),
    ),
  }),
  zoom: v.object({ by: v.picklist([-1, 0, 1]) }),
  'show-journal': v.object({}),
  ...syncCalls,
  /** Writes an incident into a file to carry, where the person says. */
  'carry-out': v.object({ book: bookId, how: v.picklist(['phrase', 'clear']), name: text(200) }),
  /** Makes a folder, where the person says, that proves an incident to people without Holdfast. */
  'export-evidence': v.object({ book: bookId, how: v.picklist(['phrase', 'clear']), name: text(200) }),
  /** Asks which carried file, and looks into it. */
  'look-into-carried': v.object({}),
  'take-in': v.object({ phrase: text(400) }),
  ...reminderCalls,
  ...situationCalls,
  ...backupCalls,
  ...guardCalls,
  ...removalCalls,
  ...hubCalls,
  ...alertCalls,
  ...outsideCalls,
  ...blobCalls,
  quit: v.object({}),
} as const;

/** What the page learns first of all. */
export type Started = {
  /** Three base-32 letters that name this laptop in references and lines. */
  readonly deviceCode: string;
  /** As the page wrote them last; null on the first start. */
  readonly settings: string | null;
  readonly books: readonly BookId[];
  /** Ids of the workspaces this laptop shares, newest first: what it starts belongs to the first. */
  readonly workspaces: readonly string[];
  readonly version: string;
  /** Why the journal cannot be used as it is; null if all is well. */
  readonly problem: JournalProblem | null;
  /** What the page seals its own store with, 32 bytes; null in a plain browser, for development and tests only. */
  readonly localKey: Uint8Array | null;
  /** The keys of this laptop could not be read and were replaced: what was sealed with them stays sealed. */
  readonly isNewDevice: boolean;
  /** Something was redacted, and the files of the page's own store have not been removed since. */
  readonly mustWipe: boolean;
  /** Drafts that stood there when they were. */
  readonly keptDrafts: readonly KeptDraft[];
  /** Books that were forgotten: nothing of them may be here. */
  readonly forgotten: readonly BookId[];
};

export type JournalProblem =
  | { readonly kind: 'newer-format'; readonly found: string; readonly folder: string }
  | { readonly kind: 'older-format'; readonly found: string; readonly folder: string }
  | { readonly kind: 'not-a-folder'; readonly folder: string }
  | { readonly kind: 'unreadable'; readonly folder: string; readonly detail: string }
  | { readonly kind: 'read-only'; readonly folder: string }
  | { readonly kind: 'in-use'; readonly folder: string };

export type StorageReport = {
  readonly folder: string;
  readonly journalBytes: number;
  readonly attachmentBytes: number;
  /** Null where it cannot be told. */
  readonly freeBytes: number | null;
  /** The space held back for a full disk has been given up. */
  readonly isReserveSpent: boolean;
  /** When the app started, the journal had been written on in another place, and never here: it was copied or moved. */
  readonly isMoved: boolean;
};

type Replies = CoreReplies &
  BackupReplies &
  GuardReplies &
  ErasingReplies &
  RemovalReplies &
  SyncReplies &
  HubReplies &
  ReminderReplies &
  SituationReplies &
  AlertReplies &
  BlobReplies &
  OutsideReplies;
type CoreReplies = {
  start: Started;
  have: Have;
  health: BookHealth;
  read: Page;
  frames: readonly Uint8Array[];
  append: AppendReply;
  ingest: number;
  'write-settings': null;
  storage: StorageReport;
  'save-file':
    | { readonly kind: 'saved'; readonly path: string }
    | { readonly kind: 'cancelled' }
    | { readonly kind: 'failed'; readonly detail: string };
  menu: null;
  zoom: null;
  'show-journal': null;
  'carry-out':
    | { readonly kind: 'cancelled' }
    | { readonly kind: 'failed'; readonly why: { readonly kind: string } }
    | {
        readonly kind: 'carried';
        readonly path: string;
        readonly ops: number;
        readonly attachments: number;
        readonly bytes: number;
        /** To be told another way than the file goes; null if it went in clear. */
        readonly phrase: readonly string[] | null;
      };
  'export-evidence':
    | { readonly kind: 'cancelled' }
    | { readonly kind: 'failed'; readonly why: { readonly kind: string } }
    | {
        readonly kind: 'exported';
        readonly path: string;
        readonly ops: number;
        /** To be told another way than the folder goes; null if anyone may read it. */
        readonly phrase: readonly string[] | null;
      };
  'look-into-carried': CarriedLook | { readonly kind: 'cancelled' };
  'take-in': TakenIn;
  quit: null;
};

export type Call = keyof typeof calls;
export type Argument<C extends Call> = v.InferOutput<(typeof calls)[C]>;
export type Reply<C extends Call> = Replies[C];

/** What the keeper tells without being asked. */
export type Events = {
  /** Ops came into a book: own commits, other windows, other copies. */
  readonly arrived: {
    readonly book: BookId;
    readonly ops: readonly OpenedOp[];
    readonly frames: readonly Uint8Array[];
    /** Ops that say something else from now on, and whose bodies are to be nowhere. */
    readonly redacted: readonly RedactedOp[];
    /** How many of the ops this laptop had written, lost, and has back from elsewhere. */
    readonly returned: number;
    /** Ops that were told before count no more, or others do: what was folded of the book is to be folded anew. */
    readonly hasLess: boolean;
  };
  /** A command was chosen in the native menu. */
  readonly command: { readonly id: string };
  /** Something about the places changed. */
  readonly sync: SyncReport;
  /** Monitoring sent something, or a hub let something go. */
  readonly alerts: AlertCounts;
  /** A backup began or ended. */
  readonly backup: BackupReport;
  /** A person chose that closing the window is not to end the app while an incident is live. */
  readonly 'keeps-running': null;
  /** Somebody asked to forget a book, answered, or held one; and the books that are gone since. */
  readonly forgetting: { readonly report: ForgettingReport; readonly gone: readonly BookId[] };
  /** Laptops were removed or let in again, or there is late work to decide on. */
  readonly removals: RemovalReport;
  /** Two rooms became one: newest first. */
  readonly joined: { readonly workspaces: readonly string[] };
  /** A line was typed on a phone, and is kept until it is logged. */
  readonly 'phone-line': null;
  /** Somebody picked a reminder of the system's. */
  readonly 'reminder-picked': PickedReminder;
  /** Somebody picked an incident outside the window. */
  readonly 'incident-picked': { readonly book: BookId };
  readonly blobs: BlobsChanged;
};
export const EVENTS = [
  'arrived',
  'command',
  'sync',
  'alerts',
  'backup',
  'forgetting',
  'removals',
  'joined',
  'keeps-running',
  'phone-line',
  'reminder-picked',
  'incident-picked',
  'blobs',
] as const satisfies readonly (keyof Events)[];

export type Bridge = {
  readonly call: <C extends Call>(call: C, argument: Argument<C>) => Promise<Reply<C>>;
  /** Returns how to stop listening. */
  readonly on: <E extends keyof Events>(event: E, listener: (told: Events[E]) => void) => () => void;
};
