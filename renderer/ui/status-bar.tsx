import type { ReactNode } from 'react';
import styles from './status-bar.module.css';

type Props = {
  readonly name: string;
  /** Saved, waiting, synced: what holds everywhere. */
  readonly start: readonly ReactNode[];
  /** Keys of this screen. On a phone only this end stays. */
  readonly end?: readonly ReactNode[];
};

/** The 24 px bar at the bottom. Text first, and quiet: offline is a state, not an error. */
export function StatusBar({ name, start, end = [] }: Props) {
  return (
    <footer className={styles.bar} aria-label={name}>
      <div className={styles.start}>
        {start.map((item, index) => (
          <span key={index}>{item}</span>
        ))}
      </div>
      <div className={styles.end}>
        {end.map((item, index) => (
          <span key={index}>{item}</span>
        ))}
      </div>
    </footer>
  );
}
