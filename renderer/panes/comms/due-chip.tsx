import { FormattedMessage, useIntl } from 'react-intl';
import type { DueState } from '../../../shared/domain/incident/comms/select-comms';
import { spanWords } from '../../app/time-words';
import { Chip } from '../../ui/chip';

type Props = {
  readonly due: DueState;
  /** One chip says it of all of them. */
  readonly isPlain?: boolean;
};

/** When an audience hears next, and how urgent that is. */
export function DueChip({ due, isPlain = false }: Props) {
  const intl = useIntl();
  switch (due.kind) {
    case 'overdue': {
      const words = (
        <FormattedMessage id="due.over" defaultMessage="{span} overdue" values={{ span: spanWords(due.late) }} />
      );
      return isPlain ? (
        <b className="tabular">{words}</b>
      ) : (
        <Chip tone="critical" glyph="!">
          {words}
        </Chip>
      );
    }
    case 'due-soon':
      return (
        <Chip tone="warning" glyph="◷">
          {spanWords(due.ahead)}
        </Chip>
      );
    case 'may-send':
    case 'later':
      return <span className="tabular">{spanWords(due.ahead)}</span>;
    case 'as-needed':
      return due.prompt === null ? (
        <FormattedMessage id="due.as-needed" defaultMessage="as needed" />
      ) : (
        <Chip tone="notice" glyph="↻">
          {intl.formatMessage(
            {
              id: 'due.prompt',
              defaultMessage:
                '{prompt, select, phase {Phase changed} severity {Severity changed} eta {Estimate changed} other {Silent for an hour}}',
            },
            { prompt: due.prompt.why },
          )}
        </Chip>
      );
    case 'stopped':
      return <FormattedMessage id="due.stopped" defaultMessage="no timer" />;
  }
}
