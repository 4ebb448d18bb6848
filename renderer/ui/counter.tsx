import type { ReactNode } from 'react';
import styles from './counter.module.css';

type Props = {
  readonly label: string;
  /** The number: most often a `LiveText` of size 'counter'. */
  readonly children: ReactNode;
  /** A chip beside it. */
  readonly end?: ReactNode;
};

/** A labelled number large enough to be read across a desk. */
export function Counter({ label, children, end }: Props) {
  return (
    <div className={styles.counter}>
      <div className={styles.label}>{label}</div>
      <div className={styles.line}>
        <span className={styles.number}>{children}</span>
        {end}
      </div>
    </div>
  );
}
