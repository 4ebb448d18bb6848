import type { ReactNode } from 'react';
import styles from './strip.module.css';

type Props = {
  readonly title?: string;
  /** Beside the title: filters, counts, a progress bar. */
  readonly children?: ReactNode;
  readonly end?: ReactNode;
  /** 'raised' heads a part within a pane. */
  readonly look?: 'flat' | 'raised';
  /** What has no room beside the rest stands below it, rather than shrink. */
  readonly wraps?: boolean;
};

/** The 36 px line over a list: its name, its filters, its keys. */
export function Strip({ title, children, end, look = 'flat', wraps = false }: Props) {
  return (
    <div className={styles.strip} data-look={look} data-wraps={wraps}>
      {title === undefined ? null : <h2 className={styles.title}>{title}</h2>}
      <div className={styles.middle}>{children}</div>
      {end === undefined ? null : <div className={styles.end}>{end}</div>}
    </div>
  );
}
