import { defineMessages, type IntlShape } from 'react-intl';
import { selectScale, type Plan } from '../../../shared/domain/plan/plan';
import type { EndedWords } from '../../../shared/domain/report/situation-html';
import type { Confidence } from '../../../shared/domain/report/situation';
import type { SituationWords } from '../../../shared/domain/report/situation-words';
import { phaseWords, severityWords } from '../domain-words';
import { sharedWordName } from './message-words';
import { clockWords, dayWords, isSameDay, localOffsetMinutes, zoneName } from '../time-words';

/** The words around an incident's situation, for people without Holdfast: on a page that is kept, or on paper. */
export const situationWords = (intl: IntlShape, plan: Plan, use: 'page' | 'copy'): SituationWords => ({
  ...endedWords(intl),
  language: intl.locale,
  untitled: intl.formatMessage({ id: 'untitled', defaultMessage: 'Untitled' }),
  exercise: intl.formatMessage({ id: 'situation.exercise', defaultMessage: 'EXERCISE' }),
  severity: (level) => severityWords(intl, level),
  severityName: (level) => selectScale(plan).find((one) => one.level === level)?.name ?? '',
  phase: (phase) => phaseWords(intl, phase),
  confidence: (confidence) => intl.formatMessage(confidences[confidence]),
  headings: {
    commander: intl.formatMessage({ id: 'situation.commander', defaultMessage: 'Incident commander' }),
    bridge: intl.formatMessage({ id: 'situation.bridge', defaultMessage: 'Bridge' }),
    fallback: intl.formatMessage({ id: 'situation.fallback', defaultMessage: 'If the bridge fails' }),
    nextUpdate: intl.formatMessage({ id: 'situation.next', defaultMessage: 'Next update' }),
    estimate: sharedWordName(intl, 'eta'),
    impact: sharedWordName(intl, 'impact'),
    known: sharedWordName(intl, 'known'),
    unknown: sharedWordName(intl, 'unknown'),
    doing: sharedWordName(intl, 'doing'),
    workaround: sharedWordName(intl, 'workaround'),
  },
  nobody: intl.formatMessage({ id: 'phone.nobody', defaultMessage: 'Nobody yet' }),
  notSaid: intl.formatMessage({ id: 'situation.not-said', defaultMessage: 'Not said yet' }),
  when: (at, now) => (isSameDay(at, now, 'utc') ? bothClocks(at) : `${dayWords(at, 'utc')} ${bothClocks(at)}`),
  whenAndDay: (at) => `${dayWords(at, 'utc')} ${bothClocks(at)}`,
  late: intl.formatMessage({ id: 'situation.late', defaultMessage: 'overdue' }),
  asOf: intl.formatMessage({ id: 'situation.as-of', defaultMessage: 'As of' }),
  kept:
    use === 'copy'
      ? intl.formatMessage({
          id: 'situation.copy',
          defaultMessage: 'A copy: it says what was so then. For what is so now ask on the bridge.',
        })
      : intl.formatMessage({
          id: 'situation.kept',
          defaultMessage:
            'Rewritten at most every minute while the incident is open, and at least every ten minutes. Load it again for the newest. If that time is long past, nobody could write it: ask on the bridge.',
        }),
  closed: intl.formatMessage({
    id: 'situation.closed',
    defaultMessage: 'The incident is closed: this is how it ended.',
  }),
});

export const endedWords = (intl: IntlShape): EndedWords => ({
  page: intl.formatMessage({ id: 'situation.page', defaultMessage: 'Incident situation' }),
  ended: intl.formatMessage({
    id: 'situation.ended',
    defaultMessage: 'This page is no longer kept. Ask the incident commander, or the service desk.',
  }),
});

const confidences = defineMessages({
  low: { id: 'situation.low', defaultMessage: 'low confidence' },
  medium: { id: 'situation.medium', defaultMessage: 'medium confidence' },
  high: { id: 'situation.high', defaultMessage: 'high confidence' },
} satisfies Record<Confidence, { id: string; defaultMessage: string }>);

/** `12:05 UTC, 13:05 CET`: signs that an SMS has. */
function bothClocks(at: number): string {
  const utc = `${clockWords(at, 'utc', false).replace('Z', '')} UTC`;
  return localOffsetMinutes(at) === 0 ? utc : `${utc}, ${clockWords(at, 'local', false)} ${zoneName(at)}`;
}

/** The page of an incident is named after its reference: of two incidents each has its own. */
export const pageName = (reference: string, book: string): string =>
  `situation-${reference.replaceAll(/[^A-Za-z0-9-]/g, '-').slice(0, 40) || book.slice(0, 8)}.html`;
