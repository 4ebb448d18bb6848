import { useIntl } from 'react-intl';
import type { Briefing, Question } from '../../../shared/domain/incident/briefings/select-briefings';
import { readTimeToCome } from '../../../shared/domain/incident/timeline/line/read-time';
import { useAct } from '../../app/acting';
import { readAttendees } from '../../app/line/read-briefing';
import { useLineContext } from '../../app/line/use-line-context';
import { FormStrip } from '../../ui/form-strip';

type Props = {
  readonly briefing: Briefing;
  readonly question: Question;
  readonly mode: 'answer' | 'owe';
  readonly onDone: () => void;
};

const USUAL = '30m';

/** The answer, or who owes it and until when. */
export function QuestionForm({ briefing, question, mode, onDone }: Props) {
  const intl = useIntl();
  const act = useAct();
  const readNow = useLineContext();
  const [now] = question.answers;
  return (
    <FormStrip
      title={mode === 'answer' ? answerTitle() : oweTitle()}
      note={question.text}
      fields={
        mode === 'answer'
          ? [
              {
                kind: 'text',
                id: 'answer',
                label: intl.formatMessage({ id: 'question.said', defaultMessage: 'Answer' }),
                initial: question.answers.length === 1 ? (now?.text ?? '') : '',
              },
            ]
          : [
              {
                kind: 'text',
                id: 'who',
                label: intl.formatMessage({ id: 'question.who', defaultMessage: 'Who owes the answer' }),
                initial: question.owed?.person?.name ?? '',
              },
              {
                kind: 'text',
                id: 'until',
                label: intl.formatMessage({ id: 'question.until', defaultMessage: 'Until: 30m, 0500 or 05:00Z' }),
                initial: USUAL,
              },
            ]
      }
      leaveWords={intl.formatMessage({ id: 'briefing.leave', defaultMessage: 'Leave it' })}
      doWords={intl.formatMessage({ id: 'question.log', defaultMessage: 'Log it' })}
      onLeave={onDone}
      onSubmit={async ({ answer = '', who = '', until = '' }) => {
        const why =
          mode === 'answer'
            ? await act({ kind: 'answer-question', question: question.id, text: answer })
            : await owe(who, until);
        if (why === null) onDone();
        return why;
      }}
    />
  );

  function answerTitle(): string {
    return intl.formatMessage({ id: 'question.answer', defaultMessage: 'Answer' });
  }

  function oweTitle(): string {
    return intl.formatMessage({ id: 'question.owed', defaultMessage: 'Owed' });
  }

  async function owe(who: string, typed: string): Promise<string | null> {
    const context = readNow();
    const until = readTimeToCome(typed, context);
    if (until === null)
      return intl.formatMessage({
        id: 'question.not-a-time',
        defaultMessage: 'That is not a time. 30m, 0500 and 05:00Z are.',
      });
    const [person = { id: null, name: '' }] = readAttendees(who, briefing.attendees, context);
    return act({ kind: 'owe-answer', question: question.id, person, until });
  }
}
