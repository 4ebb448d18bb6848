import type { IntlShape } from 'react-intl';
import type { IncidentFact, IncidentFactKind } from '../../../shared/domain/incident/facts';
import type { Lost } from '../../../shared/domain/stated';
import { BRIEFINGS_WORDS } from './briefings-facts';
import { COMMS_WORDS } from './comms-facts';
import { DEADLINES_WORDS } from './deadlines-facts';
import { DECISIONS_WORDS } from './decisions-facts';
import { HEADER_WORDS } from './header-facts';
import { MESSAGES_WORDS } from './messages-facts';
import { RECORD_WORDS } from './record-facts';
import { ROLES_WORDS } from './roles-facts';
import { TASKS_WORDS } from './tasks-facts';
import { TIMELINE_WORDS } from './timeline-facts';
import { because, type Say, type WordsOf } from './words-of';

/** What stands where words were destroyed: who had it done, and why. */
export const redactionWords = (intl: IntlShape, { by, reason }: Lost): string =>
  intl.formatMessage(
    { id: 'fact.redacted', defaultMessage: 'Redacted by {name}{reason}' },
    { name: by.name, reason: because(reason) },
  );

/** A sentence for every kind there is: a kind that is missing here does not compile. */
const WORDS: WordsOf<IncidentFactKind> = {
  ...HEADER_WORDS,
  ...TIMELINE_WORDS,
  ...ROLES_WORDS,
  ...COMMS_WORDS,
  ...TASKS_WORDS,
  ...BRIEFINGS_WORDS,
  ...DECISIONS_WORDS,
  ...DEADLINES_WORDS,
  ...MESSAGES_WORDS,
  ...RECORD_WORDS,
};

/** A fact in a sentence, as the timeline, exports and toasts say it. */
export function factWords(intl: IntlShape, fact: IncidentFact, clock: Say['clock']): string {
  // The table is typed by kind; here the kind is only known at run time.
  const words = WORDS[fact.kind] as (fact: IncidentFact, say: Say) => string;
  return words(fact, { intl, clock });
}
