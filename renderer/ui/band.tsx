import type { ReactNode } from 'react';
import styles from './band.module.css';

/** The violet band that no picture of a drill can be without. */
export function Band({ children }: { readonly children: ReactNode }) {
  return <div className={styles.band}>{children}</div>;
}
