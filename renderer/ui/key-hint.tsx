import type { ReactNode } from 'react';
import { Keys } from './keys';
import styles from './key-hint.module.css';

type Props = {
  readonly keys: string;
  readonly children: ReactNode;
  /** The place one is at already. */
  readonly isCurrent?: boolean;
};

/** What a key does, as in the status bar: the word, then its key. */
export function KeyHint({ keys, children, isCurrent = false }: Props) {
  return (
    <span className={styles.hint} data-current={isCurrent}>
      {children} <Keys keys={keys} />
    </span>
  );
}
