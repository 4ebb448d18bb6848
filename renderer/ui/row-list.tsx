import type { ReactNode } from 'react';
import styles from './row-list.module.css';

type Props = {
  readonly name?: string;
  /** Hairlines part rows that are read across; short lists go without. */
  readonly look?: 'lined' | 'bare';
  readonly children: ReactNode;
};

/** A list of `Row`s. */
export function RowList({ name, look = 'lined', children }: Props) {
  return (
    <ul aria-label={name} className={styles.list} data-look={look}>
      {children}
    </ul>
  );
}
