import type { ReactNode } from 'react';
import styles from './banner.module.css';

type Props = {
  /** Critical only where work could be lost: it interrupts a screen reader, the others wait. */
  readonly tone: 'critical' | 'warning' | 'notice' | 'plain';
  readonly glyph: ReactNode;
  /** What happened, what is safe, what to do. */
  readonly children: ReactNode;
  readonly actions?: ReactNode;
};

/** A strip across the pane it concerns, above its content. */
export function Banner({ tone, glyph, children, actions }: Props) {
  return (
    <div className={styles.banner} data-tone={tone}>
      <span className={styles.glyph} aria-hidden="true">
        {glyph}
      </span>
      <div className={styles.words} role={tone === 'critical' ? 'alert' : 'status'}>
        {children}
      </div>
      {actions === undefined ? null : <div className={styles.actions}>{actions}</div>}
    </div>
  );
}
