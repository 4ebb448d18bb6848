import type { ReactNode } from 'react';
import styles from './head-bar.module.css';

type Props = {
  readonly name: string;
  /** The severity block. */
  readonly block: ReactNode;
  readonly title: ReactNode;
  /** At the end of the title's line: what is late. */
  readonly beside?: ReactNode;
  /** Under the title: steps, bridge number. */
  readonly under?: ReactNode;
  readonly counters?: ReactNode;
};

/** The 72 px head of a room: how bad, what, how far, how long, what is promised. */
export function HeadBar({ name, block, title, beside, under, counters }: Props) {
  return (
    <section className={styles.head} aria-label={name}>
      {block}
      <div className={styles.words}>
        <div className={styles.line}>
          <h1 className={styles.title}>{title}</h1>
          {beside === undefined ? null : <div className={styles.beside}>{beside}</div>}
        </div>
        <div className={styles.under}>{under}</div>
      </div>
      <div className={styles.counters}>{counters}</div>
    </section>
  );
}
