import type { ReactNode } from 'react';
import styles from './top-bar.module.css';

type Props = {
  /** The way here, outermost first: product, then incident or screen. */
  readonly path: readonly ReactNode[];
  readonly middle?: ReactNode;
  readonly end?: ReactNode;
};

/** The 40 px bar: where one is, the search box, sync state and clock. */
export function TopBar({ path, middle, end }: Props) {
  return (
    <header className={styles.bar}>
      <ol className={styles.path}>
        {path.map((step, index) => (
          <li key={index} className={styles.step}>
            {step}
          </li>
        ))}
      </ol>
      <div className={styles.middle}>{middle}</div>
      <div className={styles.end}>{end}</div>
    </header>
  );
}
