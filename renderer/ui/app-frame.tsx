import type { ReactNode } from 'react';
import styles from './app-frame.module.css';

type Props = {
  /** A `Band`, shown at the top and again at the bottom: the drill's. */
  readonly band?: ReactNode;
  readonly top: ReactNode;
  /** Banners and the room's head. */
  readonly head?: ReactNode;
  readonly status: ReactNode;
  readonly children: ReactNode;
};

/** The window: top bar, head, content that fills, status bar. Nothing but the content scrolls, and in a low window the head. */
export function AppFrame({ band, top, head, status, children }: Props) {
  return (
    <div className={styles.frame}>
      <div>
        {band}
        {top}
        {head}
      </div>
      <div className={styles.content}>{children}</div>
      <div>
        {status}
        {band === undefined ? null : <div aria-hidden="true">{band}</div>}
      </div>
    </div>
  );
}
