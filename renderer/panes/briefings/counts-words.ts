import type { IntlShape } from 'react-intl';
import type { Briefing, Question } from '../../../shared/domain/incident/briefings/select-briefings';

/** How many were asked, how many of them are owed and how many open: "4 questions, 1 owed". */
export function countsWords(intl: IntlShape, { questions }: Pick<Briefing, 'questions'>): string {
  const count = (asked: Question['state']) => questions.filter(({ state }) => state === asked).length;
  return intl.formatMessage(
    {
      id: 'briefing.counts',
      defaultMessage:
        '{asked, plural, =0 {no questions yet} one {# question} other {# questions}}{owed, plural, =0 {} other {, # owed}}{open, plural, =0 {} other {, # open}}',
    },
    { asked: questions.length, owed: count('owed'), open: count('open') },
  );
}
