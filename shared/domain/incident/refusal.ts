import type { AttachRefusal } from './timeline/attachment';

/** Why a command writes nothing, so that a person can act on it. The words for each are the screen's. */
export type Refusal =
  | { readonly kind: 'empty-text' }
  | { readonly kind: 'too-long' | 'too-many'; readonly limit: number }
  | {
      readonly kind: 'not-found';
      readonly what:
        | 'entry'
        | 'message'
        | 'template'
        | 'decision'
        | 'escalation'
        | 'task'
        | 'assignment'
        | 'item'
        | 'audience'
        | 'list'
        | 'criterion'
        | 'deadline'
        | 'briefing'
        | 'question'
        | 'role'
        | 'fact'
        | 'person';
    }
  | { readonly kind: 'reason-needed'; readonly why: ReasonFor }
  | {
      readonly kind: 'name-needed';
      readonly why: 'waiver' | 'role' | 'task' | 'contact' | 'briefing' | 'answer' | 'audience';
    }
  | { readonly kind: 'name-taken'; readonly name: string }
  /** Of an audience that nobody could be told by. */
  | { readonly kind: 'means-needed' }
  | { readonly kind: 'second-person-needed' }
  | { readonly kind: 'channel-needed' }
  /** Nobody has approved these words yet. */
  | { readonly kind: 'approval-needed' }
  /** They waited, or what they say has changed: somebody says that they are still true. */
  | { readonly kind: 'confirm-first' }
  | { readonly kind: 'words-missing'; readonly words: readonly string[] }
  | { readonly kind: 'unchanged' }
  | { readonly kind: 'already-open'; readonly title: string }
  | { readonly kind: 'nothing-typed' }
  /** Somebody outside must still hear: it cannot be closed before each clock has an outcome. */
  | { readonly kind: 'deadlines-open'; readonly names: readonly string[] }
  | { readonly kind: 'on-hold' }
  /** Nobody but the named laptops may be shown anything of it. */
  | { readonly kind: 'restricted' }
  | { readonly kind: 'already-accepted' }
  | { readonly kind: 'already-holds'; readonly name: string }
  /** Who holds a role cannot only listen. */
  | { readonly kind: 'takes-part'; readonly name: string; readonly role: string }
  | { readonly kind: 'in-the-past'; readonly at: number }
  | AttachRefusal
  | { readonly kind: 'cannot-undo' };

export type ReasonFor =
  | 'lower-severity'
  | 'escalate'
  | 'drop'
  | 'reopen'
  | 'close'
  | 'skip'
  | 'blocked'
  | 'alone'
  | 'snooze'
  | 'retract'
  | 'vacate'
  | 'redact'
  | 'crisis'
  | 'no-crisis'
  | 'set-aside'
  | 'later-deadline'
  | 'no-deadline'
  | 'reversed';
