import { FormattedMessage, useIntl } from 'react-intl';
import type { Row } from '../../../shared/domain/incident/timeline/select-row';
import { countWords } from '../../app/attachments/attachment-words';
import { useClockWords } from '../../app/contexts';
import { spanWords } from '../../app/time-words';
import { AttachCount } from '../../ui/attach-count';
import { RowTask } from './row-task';
import styles from './timeline.module.css';

/** What stands at the end of a row: when to report, how late it was written, that it was changed. */
export function RowEnd({ row, isOnlyHere }: { readonly row: Row; readonly isOnlyHere: boolean }) {
  const intl = useIntl();
  const clock = useClockWords();
  return (
    <span className={styles.end}>
      {row.piece === null ? null : <span>{row.piece}</span>}
      {row.kind === 'action' && row.struck === null ? <RowTask id={row.id} /> : null}
      {row.saidFor === null ? null : (
        <FormattedMessage
          tagName="span"
          id="row.said-for"
          defaultMessage="said for {time}"
          values={{ time: clock(row.saidFor) }}
        />
      )}
      {row.isBeforeStart ? (
        <FormattedMessage tagName="span" id="row.before-start" defaultMessage="before start" />
      ) : null}
      {row.lateMs === null ? null : (
        <FormattedMessage
          tagName="span"
          id="row.late"
          defaultMessage="logged {span} later"
          values={{ span: spanWords(row.lateMs) }}
        />
      )}
      {row.isPrivileged ? (
        <FormattedMessage tagName="span" id="row.privileged" defaultMessage="not in exports" />
      ) : null}
      {row.struck !== null ? (
        <FormattedMessage tagName="span" id="row.struck" defaultMessage="retracted" />
      ) : row.isCorrected ? (
        <FormattedMessage tagName="span" id="row.corrected" defaultMessage="⟲ corrected" />
      ) : null}
      {row.redaction === null && row.attachments.length > 0 ? (
        <AttachCount count={row.attachments.length} name={countWords(intl, row.attachments.length)} />
      ) : null}
      {isOnlyHere ? (
        <span
          className={styles.onlyHere}
          role="img"
          aria-label={intl.formatMessage({ id: 'row.only-here', defaultMessage: 'only on this laptop' })}
        >
          ○
        </span>
      ) : null}
    </span>
  );
}
