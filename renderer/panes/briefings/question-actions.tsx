import { FormattedMessage } from 'react-intl';
import type { Question } from '../../../shared/domain/incident/briefings/select-briefings';
import { useRegistry } from '../../app/use-command';
import { Button } from '../../ui/button';
import styles from './briefings.module.css';

/** What can be done about the chosen question. */
export function QuestionActions({ question: { state } }: { readonly question: Question }) {
  const registry = useRegistry();
  return (
    <div className={styles.acts}>
      <Button size="small" keys="A" onClick={() => void registry.run('question-answer')}>
        {state === 'answered' ? (
          <FormattedMessage id="question.answer-anew" defaultMessage="Answer anew" />
        ) : (
          <FormattedMessage id="question.answer" defaultMessage="Answer" />
        )}
      </Button>
      {state === 'answered' ? null : (
        <Button size="small" keys="O" onClick={() => void registry.run('question-owe')}>
          <FormattedMessage id="question.owe" defaultMessage="Somebody owes it" />
        </Button>
      )}
      <Button size="small" variant="quiet" keys="X" onClick={() => void registry.run('question-take-back')}>
        <FormattedMessage id="question.take-back" defaultMessage="Take back" />
      </Button>
    </div>
  );
}
