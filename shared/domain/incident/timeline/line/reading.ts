export type EntryKind = 'note' | 'action' | 'decision' | 'question' | 'follow-up' | 'change' | 'message';

/** What a line is read against: the moment, the room, and the words that exist. */
export type LineContext = {
  /** Ms since epoch. */
  readonly now: number;
  /** What a clock time without a Z means: `1405` follows the toggle. */
  readonly zone: 'utc' | 'local';
  /** Minutes the local zone is east of UTC at that instant. */
  readonly offsetMinutesAt: (ms: number) => number;
  readonly startedAt: number | null;
  readonly people: readonly { readonly id: string; readonly name: string; readonly present: boolean }[];
  readonly roles: readonly {
    readonly id: string;
    readonly words: readonly string[];
    readonly holder: { readonly id: string; readonly name: string } | null;
  }[];
  readonly systems: readonly string[];
  /** The verbs that exist, without their slash. */
  readonly verbs: readonly string[];
  readonly me: { readonly id: string; readonly name: string };
};

/** Who was meant. Id null: not in the list, kept as typed. */
export type PersonRef = { readonly id: string | null; readonly name: string };

export type PartKind =
  | 'lead-time'
  | 'kind'
  | 'verb'
  | 'person'
  | 'tag'
  | 'time'
  | 'duration'
  | 'reply'
  | 'star'
  | 'approximate'
  | 'severity'
  | 'word'
  | 'space'
  | 'not-understood';

/** A stretch of the line as typed, from inclusive, to exclusive, in UTF-16 units. Parts join without gaps. */
export type Part = { readonly from: number; readonly to: number; readonly as: PartKind };

/** What the preview has to say about a line. None of them stops it from being logged. */
export type Hint =
  | { readonly kind: 'time-not-understood'; readonly typed: string }
  | { readonly kind: 'second-time'; readonly typed: string }
  | { readonly kind: 'unknown-person'; readonly name: string }
  | { readonly kind: 'ambiguous-person'; readonly name: string; readonly candidates: readonly PersonRef[] }
  | { readonly kind: 'vacant-role'; readonly name: string; readonly role: string }
  | { readonly kind: 'future'; readonly at: number }
  | { readonly kind: 'before-start'; readonly at: number }
  | { readonly kind: 'unknown-verb'; readonly typed: string; readonly nearest: readonly string[] }
  | { readonly kind: 'ambiguous-verb'; readonly typed: string; readonly candidates: readonly string[] }
  | { readonly kind: 'severity-not-understood'; readonly typed: string }
  | { readonly kind: 'too-long'; readonly length: number }
  | { readonly kind: 'looks-like-secret'; readonly what: string };

/** What was understood, beside the line exactly as typed. */
export type Reading = {
  readonly typed: string;
  readonly kind: EntryKind;
  /** What the log shows. */
  readonly text: string;
  /** A command to carry out instead of logging; `rest` is all that follows it. */
  readonly verb: { readonly name: string; readonly rest: string } | null;
  /** Who is to do it, or to answer. */
  readonly owner: PersonRef | null;
  /** Everyone else named. */
  readonly mentions: readonly PersonRef[];
  /** Without the #; a system is spelled as the plan spells it. */
  readonly tags: readonly string[];
  /** Stated, ms since epoch; null: not stated. */
  readonly happenedAt: { readonly at: number; readonly approximate: boolean } | null;
  /** A stated time still to come: logged now, flagged. */
  readonly saidFor: number | null;
  readonly timeboxMs: number | null;
  /** Number of the entry this one answers. */
  readonly replyTo: number | null;
  readonly star: boolean;
  readonly parts: readonly Part[];
  readonly hints: readonly Hint[];
};
