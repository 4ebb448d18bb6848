import { useId, type ReactNode } from 'react';
import styles from './panel.module.css';

type Props = {
  readonly title: string;
  /** How many there are, or '7/9', beside the title. */
  readonly count?: ReactNode;
  /** At the far end of the title's line: keys, chips, small buttons. */
  readonly end?: ReactNode;
  readonly level?: 2 | 3;
  readonly children: ReactNode;
};

/** A titled section of a pane. */
export function Panel({ title, count, end, level = 2, children }: Props) {
  const id = useId();
  const Heading = `h${level}` as const;
  return (
    <section className={styles.panel} aria-labelledby={id}>
      <div className={styles.head}>
        <Heading id={id} className={styles.title}>
          {title} {count === undefined ? null : <span className={styles.count}>{count}</span>}
        </Heading>
        {end === undefined ? null : <div className={styles.end}>{end}</div>}
      </div>
      {children}
    </section>
  );
}
