import { FormattedMessage } from 'react-intl';
import type { Question } from '../../../shared/domain/incident/briefings/select-briefings';
import { spanWords } from '../../app/time-words';
import { Chip } from '../../ui/chip';

type Props = {
  readonly question: Question;
  readonly now: number;
  readonly clock: (ms: number) => string;
};

/** Answered, owed by whom until when, or open. */
export function QuestionState({ question: { answers, owed }, now, clock }: Props) {
  if (answers.length > 1)
    return (
      <Chip tone="notice" glyph="!">
        <FormattedMessage
          id="briefing.answers"
          defaultMessage="{count, number} answers"
          values={{ count: answers.length }}
        />
      </Chip>
    );
  if (answers.length === 1)
    return (
      <Chip tone="done" glyph="✓">
        <FormattedMessage id="briefing.answered" defaultMessage="Answered" />
      </Chip>
    );
  if (!owed)
    return (
      <Chip tone="plain" glyph="?">
        <FormattedMessage id="briefing.open" defaultMessage="Open" />
      </Chip>
    );
  const { person, dueAt } = owed;
  const name = person?.name ?? '';
  if (dueAt !== null && dueAt <= now)
    return (
      <Chip tone="critical" glyph="!">
        <FormattedMessage
          id="briefing.late"
          defaultMessage="{name} owes it, {span} over"
          values={{ name, span: spanWords(now - dueAt) }}
        />
      </Chip>
    );
  return (
    <Chip tone="notice" glyph="◷">
      <FormattedMessage
        id="briefing.owed"
        defaultMessage="{name} owes it{until, select, none {} other {, {until}}}"
        values={{ name, until: dueAt === null ? 'none' : clock(dueAt) }}
      />
    </Chip>
  );
}
