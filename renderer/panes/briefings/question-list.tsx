import type { KeyboardEvent } from 'react';
import { FormattedMessage, useIntl } from 'react-intl';
import type { Briefing, Question } from '../../../shared/domain/incident/briefings/select-briefings';
import type { FactId } from '../../../shared/domain/stated';
import { useClockWords } from '../../app/contexts';
import styles from './briefings.module.css';
import { QuestionState } from './question-state';

type Props = {
  readonly briefing: Briefing;
  readonly questions: readonly Question[];
  readonly selected: Question | undefined;
  readonly now: number;
  readonly onSelect: (question: FactId) => void;
};

/** What was asked, in order, each with its answers. Two answers that were given apart both stand. */
export function QuestionList({ briefing, questions, selected, now, onSelect }: Props) {
  const intl = useIntl();
  const clock = useClockWords();
  const move = (event: KeyboardEvent): void => {
    const by = STEPS[event.key];
    if (by === undefined || event.ctrlKey || event.metaKey) return;
    event.preventDefault();
    const at = questions.findIndex((one) => one === selected) + by;
    const next = questions[Math.max(0, Math.min(questions.length - 1, at))];
    if (next) onSelect(next.id);
  };
  if (questions.length === 0)
    return (
      <p className={styles.empty}>
        <FormattedMessage
          id="briefing.no-questions"
          defaultMessage="Nothing was asked yet. Who asks, a colon, the words: cfo: when are customers told? From anywhere else: /ask."
        />
      </p>
    );
  return (
    <div
      className={styles.questions}
      role="listbox"
      tabIndex={0}
      aria-label={intl.formatMessage(
        { id: 'briefing.questions', defaultMessage: 'Questions of {whom}' },
        { whom: briefing.withWhom },
      )}
      aria-activedescendant={selected ? `question-${selected.id}` : undefined}
      onKeyDown={move}
    >
      {questions.map((one) => (
        <div
          key={one.id}
          id={`question-${one.id}`}
          role="option"
          aria-selected={one === selected}
          className={styles.question}
          data-selected={one === selected}
          onClick={() => {
            onSelect(one.id);
          }}
        >
          <span className={styles.time}>{clock(one.askedAt)}</span>
          <span className={styles.words}>
            {one.by ? <b>{one.by.name} </b> : null}
            {one.text}
          </span>
          <QuestionState question={one} now={now} clock={clock} />
          {one.answers.map((answer) => (
            <span key={answer.id} className={styles.answer}>
              <FormattedMessage
                id="briefing.answer"
                defaultMessage="→ {text} ({by} {time})"
                values={{ text: <b>{answer.text}</b>, by: answer.by, time: clock(answer.at) }}
              />
            </span>
          ))}
        </div>
      ))}
    </div>
  );
}

const STEPS: { readonly [key: string]: number } = {
  j: 1,
  ArrowDown: 1,
  k: -1,
  ArrowUp: -1,
  Home: -Infinity,
  End: Infinity,
};
