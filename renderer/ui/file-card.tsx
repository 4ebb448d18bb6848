import type { ReactNode } from 'react';
import styles from './file-card.module.css';
import { Thumb } from './thumb';

type Props = {
  readonly name: string;
  readonly detail: string;
  /** Null: there is nothing to look at. */
  readonly picture: string | null;
  readonly viewName: string;
  readonly onView: () => void;
  /** What else is known of it, and what can be done with it. */
  readonly children: ReactNode;
};

/** A file in a list: a picture opens by itself. */
export function FileCard({ name, detail, picture, viewName, onView, children }: Props) {
  return (
    <div className={styles.card}>
      {picture === null ? (
        <Thumb src={null} alt="" size="card" />
      ) : (
        <button type="button" className={styles.view} aria-label={viewName} onClick={onView}>
          <Thumb src={picture} alt="" size="card" />
        </button>
      )}
      <div className={styles.words}>
        <span className={styles.name}>{name}</span>
        <span className={styles.detail}>{detail}</span>
        {children}
      </div>
    </div>
  );
}
