import type { ReactNode } from 'react';
import styles from './card.module.css';

type Props = {
  readonly title: ReactNode;
  /** A chip, a time, a button, beside the title. */
  readonly end?: ReactNode;
  readonly children?: ReactNode;
};

/** One thing with a clock or a decision on it: a timebox, a pending question. */
export function Card({ title, end, children }: Props) {
  return (
    <div className={styles.card}>
      <div className={styles.title}>{title}</div>
      {end === undefined ? null : <div className={styles.end}>{end}</div>}
      {children === undefined ? null : <div className={styles.body}>{children}</div>}
    </div>
  );
}
