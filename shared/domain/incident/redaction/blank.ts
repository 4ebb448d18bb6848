import type { IncidentFact, IncidentFactKind, IncidentFactOf } from '../facts';
import { withoutKey } from '../timeline/attachment';

/** What stands where words must stand. The screens say who redacted them, and why. */
export const REDACTED_TEXT = '[redacted]';

type Blank<F> = (fact: F) => F;
const asItIs = <F>(fact: F): F => fact;
const withoutReason = <F extends { readonly reason: string }>(fact: F): F => ({ ...fact, reason: '' });
const withoutTitle = <F extends { readonly title: string }>(fact: F): F => ({ ...fact, title: '' });
const withoutText = <F extends { readonly text: string }>(fact: F): F => ({ ...fact, text: REDACTED_TEXT });
const withNoText = <F extends { readonly text: string }>(fact: F): F => ({ ...fact, text: '' });

const NOBODY_TOLD = { withWhom: REDACTED_TEXT };
const untold = <F extends { readonly told: { readonly text: string } }>(fact: F): F => ({
  ...fact,
  told: { ...fact.told, text: REDACTED_TEXT },
});

const withoutMeans = <F extends object>(fact: F): F => ({
  ...fact,
  name: REDACTED_TEXT,
  channels: [],
  fallbacks: [],
  level: '',
});

/** What is left of a fact of each kind when all that somebody typed freely is taken out. What others hang on stays. */
const blanks: { readonly [K in IncidentFactKind]: Blank<IncidentFactOf<K>> } = {
  'incident-declared/1': withoutTitle,
  'title-set/1': withoutTitle,
  'type-set/1': asItIs,
  'severity-set/1': withoutReason,
  'impact-set/1': asItIs,
  'phase-set/1': (fact) => ({ ...fact, reason: '', waiver: fact.waiver && { ...fact.waiver, reason: '' } }),
  'stamp-set/1': asItIs,
  'situation-set/1': withNoText,
  'bridge-set/1': (fact) => ({ ...fact, bridge: '', fallback: '' }),
  'eta-set/1': (fact) => ({ ...fact, basis: '' }),
  'objective-set/1': withNoText,
  'next-check-set/1': asItIs,
  'detected-by-set/1': asItIs,
  'system-set/1': asItIs,
  'entry-added/1': (fact) => ({
    ...fact,
    ...{ text: REDACTED_TEXT, typed: '', owner: null, mentions: [], tags: [] },
    blobs: fact.blobs.map(withoutKey),
  }),
  'entry-corrected/1': withoutText,
  'entry-retimed/1': asItIs,
  'entry-starred/1': asItIs,
  'entry-privileged/1': asItIs,
  'role-assigned/1': (fact) => ({ ...fact, note: '' }),
  'role-accepted/1': asItIs,
  'role-vacated/1': withoutReason,
  'audiences-listed/1': asItIs,
  'audience-switched/1': asItIs,
  'update-sent/1': (fact) => ({ ...fact, said: '' }),
  'update-snoozed/1': withoutReason,
  'update-promised/1': asItIs,
  'checklist-started/1': asItIs,
  'item-added/1': withoutText,
  'item-marked/1': (fact) => ({ ...fact, text: REDACTED_TEXT, reason: '' }),
  'item-assigned/1': withoutText,
  'task-marked/1': (fact) => withoutReason(untold(fact)),
  'task-assigned/1': untold,
  'task-timed/1': (fact) => withoutReason(untold(fact)),
  'task-reported/1': (fact) => ({ ...untold(fact), conditions: '', actions: '', needs: '' }),
  'task-asked/1': untold,
  'escalated/1': (fact) => ({ ...fact, why: '', tried: '', asked: '' }),
  'escalation-taken/1': asItIs,
  'contact-tried/1': (fact) => ({ ...fact, note: '' }),
  'decision-proposed/1': (fact) => ({ ...fact, proposal: REDACTED_TEXT, options: '', risk: '' }),
  'decision-polled/1': (fact) => ({ ...fact, proposal: REDACTED_TEXT, reason: '' }),
  'decision-made/1': (fact) => withoutReason(untold(fact)),
  'word-set/1': withNoText,
  'message-drafted/1': asItIs,
  'message-worded/1': (fact) => ({ ...fact, text: fact.text === null ? null : REDACTED_TEXT }),
  'message-next-set/1': asItIs,
  'approval-asked/1': asItIs,
  'message-approved/1': (fact) => ({ ...fact, text: REDACTED_TEXT, uses: [] }),
  'delivery-logged/1': (fact) => ({ ...fact, proof: '' }),
  'feedback-logged/1': (fact) => ({ ...fact, from: '', text: REDACTED_TEXT }),
  'channels-set/1': withoutReason,
  'crisis-set/1': withoutReason,
  'recovery-reported/1': (fact) => ({ ...fact, statement: '' }),
  'person-released/1': withoutReason,
  'brief-worded/1': withNoText,
  'point-read-back/1': withNoText,
  'incident-taken-in/1': withoutTitle,
  'incident-merged/1': withoutTitle,
  'incident-told-apart/1': withoutTitle,
  'access-set/1': asItIs,
  'legal-hold-set/1': asItIs,
  'op-redacted/1': asItIs,
  'withdrawn/1': withoutReason,
  'public-face-set/1': asItIs,
  'criterion-added/1': withoutText,
  'criterion-met/1': (fact) => ({ ...fact, told: { text: REDACTED_TEXT } }),
  'audience-set/1': withoutMeans,
  'audience-added/1': withoutMeans,
  'audience-reached/1': (fact) => ({ ...fact, mail: [], phones: [], spokesperson: '' }),
  'set-aside/1': withoutReason,
  'deadline-started/1': (fact) => ({ ...fact, name: fact.duty === '' ? REDACTED_TEXT : fact.name, basis: '' }),
  'deadline-moved/1': withoutReason,
  'deadline-settled/1': (fact) => ({ ...fact, words: '' }),
  'decision-reviewed/1': (fact) => withoutReason(untold(fact)),
  'isolation-noted/1': (fact) => ({ ...fact, how: '' }),
  'briefing-opened/1': (fact) => ({ ...fact, withWhom: REDACTED_TEXT, agenda: [], attendees: [] }),
  'agenda-set/1': (fact) => ({ ...fact, told: NOBODY_TOLD, agenda: [] }),
  'attendance-noted/1': (fact) => ({ ...fact, told: NOBODY_TOLD }),
  'question-asked/1': (fact) => ({ ...fact, told: NOBODY_TOLD, by: null, text: REDACTED_TEXT }),
  'question-answered/1': (fact) => ({ ...fact, told: { text: REDACTED_TEXT }, text: REDACTED_TEXT }),
  'briefing-ended/1': (fact) => ({ ...fact, told: NOBODY_TOLD }),
  'reports-counted/1': (fact) => ({ ...fact, channel: '', symptom: '', place: '' }),
};

/** The fact without its words; null if it has none. */
export function blankOf(fact: IncidentFact): IncidentFact | null {
  // The table is typed by kind; here the kind is only known at run time.
  const blank = (blanks[fact.kind] as Blank<IncidentFact>)(fact);
  return JSON.stringify(blank) === JSON.stringify(fact) ? null : blank;
}
