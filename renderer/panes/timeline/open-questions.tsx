import { useIntl } from 'react-intl';
import { selectOpenQuestions } from '../../../shared/domain/incident/timeline/select-timeline';
import { useWholeIncident } from '../../app/contexts';
import { Panel } from '../../ui/panel';
import { Row } from '../../ui/row';
import { RowList } from '../../ui/row-list';

const SHOWN = 6;

/** Questions that no line has answered: `^` and the line's number answers one. */
export function OpenQuestions() {
  const intl = useIntl();
  const questions = selectOpenQuestions(useWholeIncident());
  if (questions.length === 0) return null;
  return (
    <Panel
      title={intl.formatMessage({ id: 'questions.title', defaultMessage: 'Open questions' })}
      count={questions.length}
    >
      <RowList look="bare">
        {questions.slice(0, SHOWN).map((question) => (
          <Row key={question.id} detail={question.askedOf}>
            {question.text}
          </Row>
        ))}
      </RowList>
    </Panel>
  );
}
