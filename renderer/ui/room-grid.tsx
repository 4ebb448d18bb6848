import type { ReactNode } from 'react';
import styles from './room-grid.module.css';

type Side = { readonly name: string; readonly children: ReactNode };

type Props = {
  readonly left?: Side;
  readonly centre: Side;
  readonly right?: Side;
  /** Which of them a phone shows; wider windows show all. */
  readonly shown?: 'left' | 'centre' | 'right';
};

/** Three panes side by side, each scrolling by itself; the centre's content owns its height. */
export function RoomGrid({ left, centre, right, shown = 'centre' }: Props) {
  const sides = `${left ? 'left ' : ''}centre${right ? ' right' : ''}`;
  return (
    <div className={styles.grid} data-shown={shown} data-sides={sides}>
      {left ? (
        <aside className={styles.side} data-side="left" aria-label={left.name}>
          {left.children}
        </aside>
      ) : null}
      <main className={styles.centre} data-side="centre" aria-label={centre.name}>
        {centre.children}
      </main>
      {right ? (
        <aside className={styles.side} data-side="right" aria-label={right.name}>
          {right.children}
        </aside>
      ) : null}
    </div>
  );
}
