import * as v from 'valibot';
import type { AppendRefusal } from './append';
import type { RemoteProblem } from './remote';

/** What the page may ask about backups: each call with a parser for its argument. */
export const backupCalls = {
  backups: v.object({}),
  'back-up-now': v.object({}),
  /** A folder that the person chooses in a dialog, or the one in the profile. */
  'choose-backup-folder': v.object({ isOwn: v.boolean() }),
  /** Looks into a backup of the list, or into a folder that the person chooses in a dialog. */
  'look-into-backup': v.object({
    id: v.nullable(v.pipe(v.string(), v.regex(/^[0-9a-f]{16}\/\d{8}-[0-9a-f]{8}\.json$/))),
  }),
  /** Looks again, with a passphrase or the words of a kit for the keys that came along shut. */
  'open-backup-keys': v.object({ secret: v.pipe(v.string(), v.minLength(1), v.maxLength(1_000)) }),
  /** Takes in what was looked into last. */
  restore: v.object({}),
} as const;

/** One backup. `added`: bytes of it that no older one had. */
export type BackupEntry = {
  readonly id: string;
  /** ms since epoch. */
  readonly at: number;
  readonly bytes: number;
  readonly added: number;
  readonly ops: number;
  /** Whether all it is made of was read back in this run and was good; `unchecked`: that comes with the next backup. */
  readonly state: 'verified' | 'unchecked' | 'damaged';
  /** Made by this laptop, with the keys it has now. */
  readonly isOurs: boolean;
};

/** `mended`: copies that were damaged and are whole again. `spoilt`: damaged, and no longer in the journal. */
export type BackedUp =
  | { readonly kind: 'taken' | 'nothing-new'; readonly at: number; readonly mended: number; readonly spoilt: number }
  | { readonly kind: 'problem'; readonly at: number; readonly why: RemoteProblem };

/** Newest first. `last`: what the newest try in this run came to. */
export type BackupReport = {
  readonly folder: string;
  /** The folder in the profile, on the same disk as the journal. */
  readonly isOwn: boolean;
  readonly isRunning: boolean;
  readonly last: BackedUp | null;
  readonly backups: readonly BackupEntry[];
};

/** What a backup, or a folder, holds. `ops`: each once; of them `missing` are not here, `sealed` open with no known key. */
export type BackupLook =
  | { readonly kind: 'problem'; readonly why: RemoteProblem | { readonly kind: 'foreign' } }
  | {
      readonly kind: 'looked';
      /** Of the backup, ms since epoch; null for a folder. */
      readonly takenAt: number | null;
      readonly path: string;
      readonly ops: number;
      readonly missing: number;
      readonly sealed: number;
      /** Files that could not be read as they should be: the rest of them is used. */
      readonly damaged: number;
      /** Keys come along that this laptop does not have. */
      readonly bringsKeys: boolean;
      /** Keys lie there that a passphrase or a kit opens, and that were not opened. */
      readonly hasShutKeys: boolean;
      /** When its lines were written, ms since epoch; null if none of them can be opened. */
      readonly period: { readonly from: number; readonly to: number } | null;
    };

/**
 * `received`: ops that are new here, of which `sealed` wait for a key. `opened`: were here, and can be read only now.
 * `attachments`: how many came.
 */
export type Restored =
  | { readonly kind: 'gone' }
  | {
      readonly kind: 'restored';
      readonly received: number;
      readonly attachments: number;
      readonly sealed: number;
      readonly opened: number;
      readonly problem: RemoteProblem | null;
      readonly notKept: AppendRefusal | null;
    };

export type BackupReplies = {
  backups: BackupReport;
  'back-up-now': BackupReport;
  'choose-backup-folder':
    { readonly kind: 'chosen' | 'cancelled' } | { readonly kind: 'problem'; readonly why: RemoteProblem };
  'look-into-backup': BackupLook | { readonly kind: 'cancelled' };
  'open-backup-keys': BackupLook;
  restore: Restored;
};
