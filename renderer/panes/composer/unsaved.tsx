import { FormattedMessage, useIntl } from 'react-intl';
import { notSavedWords } from '../../app/refusal-words';
import type { Sending } from '../../app/line-sender';
import styles from './composer.module.css';

/** Lines that could not be confirmed: why, and every word of them. They are tried again by themselves. */
export function Unsaved({ sending: { waiting, trouble } }: { readonly sending: Sending }) {
  const intl = useIntl();
  if (trouble === null) return null;
  return (
    <div className={styles.unsaved} role="alert">
      <p className={styles.trouble}>{notSavedWords(intl, trouble)}</p>
      <ol
        className={styles.waiting}
        aria-label={intl.formatMessage({ id: 'unsaved.lines', defaultMessage: 'Lines waiting to be saved' })}
      >
        {waiting.slice(0, 5).map((line) => (
          <li key={line.client}>{line.typed}</li>
        ))}
      </ol>
      {waiting.length > 5 ? (
        <p>
          <FormattedMessage
            id="unsaved.more"
            defaultMessage="and {count, number} more"
            values={{ count: waiting.length - 5 }}
          />
        </p>
      ) : null}
    </div>
  );
}
