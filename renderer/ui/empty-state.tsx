import type { ReactNode } from 'react';
import styles from './empty-state.module.css';

type Props = { readonly title: string; readonly children?: ReactNode; readonly actions?: ReactNode };

/** What to do where there is nothing yet. No picture. */
export function EmptyState({ title, children, actions }: Props) {
  return (
    <div className={styles.empty}>
      <p className={styles.title}>{title}</p>
      {children === undefined ? null : <div className={styles.words}>{children}</div>}
      {actions === undefined ? null : <div className={styles.actions}>{actions}</div>}
    </div>
  );
}
