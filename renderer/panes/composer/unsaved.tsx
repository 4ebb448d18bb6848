import { useEffect, useState } from 'react';
import { FormattedMessage, useIntl } from 'react-intl';
import { notSavedWords } from '../../app/refusal-words';
import type { Sending } from '../../app/line/line-sender';
import styles from './composer.module.css';

/** After that, someone who pressed Enter begins to wonder. */
const SLOW_MS = 400;

/** Lines that are not confirmed yet: why, and every word of them. They are tried again by themselves. */
export function Unsaved({ sending: { waiting, trouble } }: { readonly sending: Sending }) {
  const intl = useIntl();
  const isSlow = useIsSlow(waiting[0]?.client);
  if (trouble === null && !isSlow) return null;
  return (
    <div className={styles.unsaved} role={trouble === null ? 'status' : 'alert'} data-trouble={trouble !== null}>
      {trouble === null ? (
        <p>
          <FormattedMessage id="unsaved.slow" defaultMessage="Being written. Go on typing." />
        </p>
      ) : (
        <p className={styles.trouble}>{notSavedWords(intl, trouble)}</p>
      )}
      <ol
        className={styles.waiting}
        aria-label={intl.formatMessage({ id: 'unsaved.lines', defaultMessage: 'Lines waiting to be saved' })}
      >
        {waiting.slice(0, 5).map((line) => (
          <li key={line.client}>{line.typed || line.files.map(({ name }) => name).join(', ')}</li>
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

/** Whether the same line has been waiting for a while. */
function useIsSlow(first: string | undefined): boolean {
  const [slow, setSlow] = useState<string>();
  useEffect(() => {
    if (first === undefined) return;
    const timer = setTimeout(() => {
      setSlow(first);
    }, SLOW_MS);
    return () => {
      clearTimeout(timer);
    };
  }, [first]);
  return first !== undefined && slow === first;
}
