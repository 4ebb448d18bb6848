import { FormattedMessage } from 'react-intl';
import styles from './carry.module.css';

/** The words that open what was written, shown this once. */
export function SixWords({ phrase }: { readonly phrase: readonly string[] }) {
  return (
    <>
      <p className={styles.phrase}>{phrase.join(' ')}</p>
      <p className={styles.hint}>
        <FormattedMessage
          id="carry.say"
          defaultMessage="Tell these six words by another way than the file goes: over the telephone, on paper. They are not kept and not shown again."
        />
      </p>
    </>
  );
}
