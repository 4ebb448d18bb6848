import { Paperclip } from 'lucide-react';
import styles from './attach-count.module.css';

/** How many files hang on a row. */
export function AttachCount({ count, name }: { readonly count: number; readonly name: string }) {
  return (
    <span className={styles.count} role="img" aria-label={name} title={name}>
      <Paperclip aria-hidden="true" />
      {count > 1 ? count : null}
    </span>
  );
}
