import type { IntlShape } from 'react-intl';
import type { Incident } from '../../../shared/domain/incident/incident';
import { phonePages, type PhonePages, type PhoneWords } from '../../../shared/domain/report/phone-pages';
import { phaseWords } from '../../app/domain-words';
import { factWords, redactionWords } from '../../app/fact-words/fact-words';

/** The incident as phones are shown it. */
export const phonePagesOf = (
  intl: IntlShape,
  incident: Incident,
  clock: (ms: number, withSeconds?: boolean) => string,
): PhonePages =>
  phonePages(incident, {
    tell: (fact, redaction) => (redaction ? redactionWords(intl, redaction) : factWords(intl, fact, clock)),
    clock: (ms) => clock(ms, true),
    words: phoneWords(intl),
    now: Date.now(),
  });

const phoneWords = (intl: IntlShape): PhoneWords => ({
  language: intl.locale,
  untitled: intl.formatMessage({ id: 'untitled', defaultMessage: 'Untitled' }),
  phase: (phase) => phaseWords(intl, phase),
  commander: intl.formatMessage({ id: 'phone.commander', defaultMessage: 'In command' }),
  nobody: intl.formatMessage({ id: 'phone.nobody', defaultMessage: 'Nobody yet' }),
  since: intl.formatMessage({ id: 'phone.since', defaultMessage: 'Since' }),
  situation: intl.formatMessage({ id: 'report.situation', defaultMessage: 'Situation' }),
  systems: intl.formatMessage({ id: 'report.systems', defaultMessage: 'Affected systems' }),
  nextUpdate: (audience, at) =>
    intl.formatMessage({ id: 'phone.next', defaultMessage: 'Next update: {audience}, {at}' }, { audience, at }),
  lately: intl.formatMessage({ id: 'phone.lately', defaultMessage: 'Log, newest first' }),
  asOf: (at) => intl.formatMessage({ id: 'phone.as-of', defaultMessage: 'as of {at}' }, { at }),
  write: intl.formatMessage({ id: 'phone.write', defaultMessage: 'Write a line' }),
  from: intl.formatMessage({ id: 'phone.from', defaultMessage: 'Your name' }),
  line: intl.formatMessage({ id: 'phone.line', defaultMessage: 'What happened' }),
  send: intl.formatMessage({ id: 'phone.send', defaultMessage: 'Send' }),
  back: intl.formatMessage({ id: 'phone.back', defaultMessage: 'Back to the incident' }),
  kept: intl.formatMessage({ id: 'phone.kept', defaultMessage: 'Kept. It goes into the log as from you.' }),
  notKept: intl.formatMessage({
    id: 'phone.not-kept',
    defaultMessage:
      'Not kept: the laptop did not answer. Your line still stands below. Send it once more, or tell the scribe.',
  }),
});
