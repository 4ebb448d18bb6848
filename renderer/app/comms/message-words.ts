import { defineMessages, type IntlShape } from 'react-intl';
import type { Check } from '../../../shared/domain/incident/messages/check';

const shared = defineMessages({
  known: { id: 'word.known', defaultMessage: 'Known' },
  unknown: { id: 'word.unknown', defaultMessage: 'Not known' },
  doing: { id: 'word.doing', defaultMessage: 'Doing' },
  impact: { id: 'word.impact', defaultMessage: 'Impact' },
  workaround: { id: 'word.workaround', defaultMessage: 'Workaround' },
  do: { id: 'word.do', defaultMessage: 'Please do' },
  dont: { id: 'word.dont', defaultMessage: 'Please don’t' },
  ask: { id: 'word.ask', defaultMessage: 'Decision needed' },
  symptom: { id: 'word.symptom', defaultMessage: 'Symptom' },
  cause: { id: 'word.cause', defaultMessage: 'Cause' },
  contact: { id: 'word.contact', defaultMessage: 'Contact' },
  eta: { id: 'word.eta', defaultMessage: 'Expected back' },
  confidence: { id: 'word.confidence', defaultMessage: 'Confidence' },
  phase: { id: 'word.phase', defaultMessage: 'Phase' },
  service: { id: 'word.service', defaultMessage: 'Service' },
  state: { id: 'word.state', defaultMessage: 'State' },
  users: { id: 'word.users', defaultMessage: 'Users affected' },
  bcp: { id: 'word.bcp', defaultMessage: 'Continuity' },
  plan_b: { id: 'word.plan-b', defaultMessage: 'If that fails' },
  cost: { id: 'word.cost', defaultMessage: 'Cost so far' },
  data_statement: { id: 'word.data', defaultMessage: 'Data statement' },
  spokesperson: { id: 'word.spokesperson', defaultMessage: 'Spokesperson' },
  ic: { id: 'word.commander', defaultMessage: 'Commander' },
  tl: { id: 'word.tech-lead', defaultMessage: 'Tech Lead' },
  freeze: { id: 'word.freeze', defaultMessage: 'Change freeze' },
  case_no: { id: 'word.case', defaultMessage: 'Case number' },
  ask_by: { id: 'word.ask-by', defaultMessage: 'Decision needed by' },
  h_open: { id: 'word.open-hypotheses', defaultMessage: 'Open hypotheses' },
  h_refuted: { id: 'word.ruled-out', defaultMessage: 'Ruled out' },
  summary_public: { id: 'word.public-summary', defaultMessage: 'Public summary' },
  eta_public: { id: 'word.public-eta', defaultMessage: 'Expected back, if sure' },
});

/** What a shared fact is called. One that only a template knows is called as there, without its underscores. */
export const sharedWordName = (intl: IntlShape, word: string): string =>
  word in shared ? intl.formatMessage(shared[word as keyof typeof shared]) : sentence(word.replaceAll('_', ' '));

const sentence = (words: string): string => words.charAt(0).toUpperCase() + words.slice(1);

/** What a check found, in a sentence. */
export function checkWords(intl: IntlShape, check: Check): string {
  switch (check.kind) {
    case 'no-next-update':
      return intl.formatMessage({ id: 'check.next', defaultMessage: 'No next update is promised' });
    case 'late-next':
      return intl.formatMessage({
        id: 'check.late-next',
        defaultMessage: 'It names the next update for later than they are to hear by now: T names another',
      });
    case 'eta-without-confidence':
      return intl.formatMessage({ id: 'check.confidence', defaultMessage: 'The estimate does not say how sure it is' });
    case 'differs':
      return intl.formatMessage(
        { id: 'check.differs', defaultMessage: '{what} differs from what {from} were told' },
        { what: check.what, from: check.from },
      );
    case 'generic':
      return intl.formatMessage(
        { id: 'check.generic', defaultMessage: 'Says nothing: {words}' },
        quoted(intl, check.words),
      );
    case 'speculation':
      return intl.formatMessage(
        { id: 'check.guess', defaultMessage: 'A guess outside Not known: {words}' },
        quoted(intl, check.words),
      );
    case 'blame':
      return intl.formatMessage(
        { id: 'check.blame', defaultMessage: 'Reads as blame: {words}' },
        quoted(intl, check.words),
      );
    case 'jargon':
      return intl.formatMessage(
        { id: 'check.jargon', defaultMessage: 'They do not know these words: {words}' },
        quoted(intl, check.words),
      );
    case 'alarm':
      return intl.formatMessage({ id: 'check.alarm', defaultMessage: 'It shouts' });
    case 'secret':
      return intl.formatMessage({ id: 'check.secret', defaultMessage: 'Something in it looks like a secret' });
    case 'personal':
      return intl.formatMessage({ id: 'check.personal', defaultMessage: 'An address or a card number stands in it' });
    case 'restricted-channel':
      return intl.formatMessage({
        id: 'check.open',
        defaultMessage: 'Restricted incident, and a channel everybody reads',
      });
    case 'sms-long':
      return intl.formatMessage(
        { id: 'check.sms', defaultMessage: '{characters, number} characters: {segments, number} SMS' },
        { characters: check.characters, segments: check.segments },
      );
  }
}

const quoted = (intl: IntlShape, words: readonly string[]) => ({
  words: intl.formatList(words.map((one) => `“${one}”`)),
});
