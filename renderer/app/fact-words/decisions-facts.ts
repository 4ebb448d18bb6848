import { outcomeWords } from '../domain-words';
import { because, type WordsOf } from './words-of';

/** What was proposed, asked and decided. */
export const DECISIONS_WORDS: WordsOf<
  'decision-proposed/1' | 'decision-polled/1' | 'decision-made/1' | 'decision-reviewed/1'
> = {
  'decision-proposed/1': (fact, { intl }) =>
    intl.formatMessage(
      { id: 'fact.proposed', defaultMessage: 'Proposal: {proposal}{risk}' },
      { proposal: fact.proposal, risk: fact.risk === '' ? '' : ` (risk: ${fact.risk})` },
    ),
  'decision-polled/1': (fact, { intl }) =>
    intl.formatMessage(
      {
        id: 'fact.polled',
        defaultMessage:
          '{proposal}: {objections, plural, =0 {no strong objections} one {# strong objection} other {# strong objections}}{reason}',
      },
      { proposal: fact.proposal, objections: fact.objections, reason: because(fact.reason) },
    ),
  'decision-reviewed/1': (fact, { intl, clock }) =>
    intl.formatMessage(
      {
        id: 'fact.reviewed',
        defaultMessage: '{stands, select, yes {It stands} other {Taken back}}: {proposal}{reason}{next}',
      },
      {
        stands: fact.stands ? 'yes' : 'no',
        proposal: fact.told.text,
        reason: because(fact.reason),
        next:
          fact.nextAt === null
            ? ''
            : intl.formatMessage(
                { id: 'fact.look-again', defaultMessage: '; again at {time}' },
                { time: clock(fact.nextAt) },
              ),
      },
    ),
  'decision-made/1': (fact, { intl }) =>
    intl.formatMessage(
      { id: 'fact.decided', defaultMessage: 'Decided, {outcome}: {proposal}{reason}' },
      { outcome: outcomeWords(intl, fact.outcome), proposal: fact.told.text, reason: because(fact.reason) },
    ),
};
