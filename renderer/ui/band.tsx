import type { ReactNode } from 'react';
import styles from './band.module.css';

/** The violet band that no picture of a drill can be without. */
export function Band({ name, children }: { readonly name: string; readonly children: ReactNode }) {
  return (
    <section className={styles.band} aria-label={name}>
      {children}
    </section>
  );
}
