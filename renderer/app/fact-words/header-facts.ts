import { detectedByWords, phaseWords, stampWords, stateWords } from '../domain-words';
import { because, type WordsOf } from './words-of';

/** How an incident's header says of itself what changed. */
export const HEADER_WORDS: WordsOf<
  | 'incident-declared/1'
  | 'title-set/1'
  | 'type-set/1'
  | 'severity-set/1'
  | 'impact-set/1'
  | 'phase-set/1'
  | 'stamp-set/1'
  | 'situation-set/1'
  | 'bridge-set/1'
  | 'eta-set/1'
  | 'objective-set/1'
  | 'next-check-set/1'
  | 'detected-by-set/1'
  | 'crisis-set/1'
  | 'criterion-added/1'
  | 'criterion-met/1'
  | 'set-aside/1'
  | 'reports-counted/1'
  | 'isolation-noted/1'
  | 'recovery-reported/1'
  | 'system-set/1'
> = {
  'incident-declared/1': (fact, { intl }) =>
    intl.formatMessage(
      { id: 'fact.declared', defaultMessage: 'Declared SEV{severity, number}: {title}' },
      {
        severity: fact.severity,
        title: fact.title || intl.formatMessage({ id: 'untitled', defaultMessage: 'Untitled' }),
      },
    ),
  'title-set/1': (fact, { intl }) =>
    intl.formatMessage({ id: 'fact.title', defaultMessage: 'Named “{title}”' }, { title: fact.title }),
  'type-set/1': (fact, { intl }) =>
    intl.formatMessage({ id: 'fact.type', defaultMessage: 'Type: {name}' }, { name: fact.name }),
  'severity-set/1': (fact, { intl }) =>
    intl.formatMessage(
      { id: 'fact.severity', defaultMessage: 'Severity is now SEV{severity, number}{reason}' },
      { severity: fact.severity, reason: because(fact.reason) },
    ),
  'impact-set/1': (fact, { intl }) =>
    intl.formatMessage(
      { id: 'fact.impact', defaultMessage: 'Impact {impact, number} of 4, urgency {urgency, number} of 3' },
      { impact: fact.impact, urgency: fact.urgency },
    ),
  'phase-set/1': (fact, { intl }) => {
    if (fact.waiver) {
      return intl.formatMessage(
        { id: 'fact.closed', defaultMessage: 'Closed without a review; {name} answers for it: {reason}' },
        { name: fact.waiver.by.name, reason: fact.waiver.reason },
      );
    }
    return intl.formatMessage(
      { id: 'fact.phase', defaultMessage: 'Phase: {phase}{reason}' },
      { phase: phaseWords(intl, fact.phase), reason: because(fact.reason) },
    );
  },
  'stamp-set/1': (fact, { intl, clock }) =>
    intl.formatMessage(
      { id: 'fact.stamp', defaultMessage: '{stamp} at {time}' },
      { stamp: stampWords(intl, fact.stamp), time: clock(fact.at) },
    ),
  'situation-set/1': (fact, { intl }) =>
    intl.formatMessage({ id: 'fact.situation', defaultMessage: 'Situation: {text}' }, { text: fact.text }),
  'bridge-set/1': (fact, { intl }) =>
    intl.formatMessage(
      { id: 'fact.bridge', defaultMessage: 'Bridge {bridge}{fallback}' },
      { bridge: fact.bridge, fallback: fact.fallback ? `, fallback ${fact.fallback}` : '' },
    ),
  'eta-set/1': (fact, { intl, clock }) => {
    if (fact.at === null) return intl.formatMessage({ id: 'fact.eta-gone', defaultMessage: 'No estimate any more' });
    return intl.formatMessage(
      { id: 'fact.eta', defaultMessage: 'Expected back {time}, {confidence} confidence{basis}' },
      { time: clock(fact.at), confidence: fact.confidence, basis: because(fact.basis) },
    );
  },
  'objective-set/1': (fact, { intl }) =>
    intl.formatMessage({ id: 'fact.objective', defaultMessage: 'Objective: {text}' }, { text: fact.text }),
  'next-check-set/1': (fact, { intl, clock }) => {
    if (fact.at === null) return intl.formatMessage({ id: 'fact.no-check', defaultMessage: 'No next check' });
    return intl.formatMessage({ id: 'fact.check', defaultMessage: 'Next check {time}' }, { time: clock(fact.at) });
  },
  'detected-by-set/1': (fact, { intl }) =>
    intl.formatMessage(
      { id: 'fact.detected', defaultMessage: 'Detected by {by}' },
      { by: detectedByWords(intl, fact.by) },
    ),
  'criterion-added/1': (fact, { intl }) =>
    intl.formatMessage({ id: 'fact.criterion', defaultMessage: 'It is over when: {text}' }, { text: fact.text }),
  'criterion-met/1': (fact, { intl }) =>
    intl.formatMessage(
      {
        id: 'fact.criterion-met',
        defaultMessage: '{met, select, yes {Exit criterion met} other {Exit criterion not met any more}}: {text}',
      },
      { met: fact.met ? 'yes' : 'no', text: fact.told.text },
    ),
  'crisis-set/1': (fact, { intl }) =>
    fact.on
      ? intl.formatMessage({ id: 'fact.crisis', defaultMessage: 'Crisis{reason}' }, { reason: because(fact.reason) })
      : intl.formatMessage(
          { id: 'fact.no-crisis', defaultMessage: 'No crisis any more{reason}' },
          { reason: because(fact.reason) },
        ),
  'set-aside/1': (fact, { intl }) =>
    fact.on
      ? intl.formatMessage(
          { id: 'fact.set-aside', defaultMessage: 'Not now{reason}' },
          { reason: because(fact.reason) },
        )
      : intl.formatMessage(
          { id: 'fact.brought-back', defaultMessage: 'Back among the live incidents{reason}' },
          { reason: because(fact.reason) },
        ),
  'isolation-noted/1': (fact, { intl }) =>
    intl.formatMessage(
      { id: 'fact.isolation', defaultMessage: '{name} is isolated by {by}{how}' },
      { name: fact.name, by: fact.by.name, how: because(fact.how) },
    ),
  'reports-counted/1': (fact, { intl }) =>
    intl.formatMessage(
      {
        id: 'fact.reports',
        defaultMessage: '{count, plural, one {# user report} other {# user reports}}{channel}{symptom}{place}',
      },
      {
        count: fact.count,
        channel: fact.channel === '' ? '' : `, ${fact.channel}`,
        symptom: because(fact.symptom),
        place: fact.place === '' ? '' : ` (${fact.place})`,
      },
    ),
  'recovery-reported/1': (fact, { intl }) =>
    intl.formatMessage(
      { id: 'fact.recovery', defaultMessage: '{name} is {state}, {percent, number} %{statement}' },
      {
        name: fact.name,
        state: stateWords(intl, fact.state),
        percent: fact.percent,
        statement: because(fact.statement),
      },
    ),
  'system-set/1': (fact, { intl }) =>
    intl.formatMessage(
      { id: 'fact.system', defaultMessage: '{name} is {state}' },
      { name: fact.name, state: stateWords(intl, fact.state) },
    ),
};
