import { useIntl } from 'react-intl';
import { useCopyWords } from './use-copy-words';
import styles from './inspector.module.css';

/** A SHA-256, shown as much of as there is room for; all of it is copied. */
export function CopyHash({ sha256, children }: { readonly sha256: string; readonly children: string }) {
  const intl = useIntl();
  const copy = useCopyWords();
  return (
    <button
      type="button"
      className={styles.hash}
      title={sha256}
      aria-label={intl.formatMessage(
        { id: 'attachment.copy-hash', defaultMessage: 'SHA-256 {hash}, copy' },
        { hash: children },
      )}
      onClick={() => void copy(sha256)}
    >
      {intl.formatMessage({ id: 'attachment.hash', defaultMessage: 'SHA-256 {hash}' }, { hash: children })}
    </button>
  );
}
