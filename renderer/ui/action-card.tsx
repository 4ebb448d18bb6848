import type { ComponentProps, ReactNode } from 'react';
import styles from './action-card.module.css';
import { Keys } from './keys';

type Props = Omit<ComponentProps<'button'>, 'className' | 'style' | 'title' | 'children'> & {
  readonly title: string;
  readonly detail: ReactNode;
  readonly keys?: string;
};

/** A wide button that says what it will do: the first things to do on an empty screen. */
export function ActionCard({ title, detail, keys, ...rest }: Props) {
  return (
    <button type="button" {...rest} className={styles.card}>
      <span className={styles.title}>{title}</span>
      <span className={styles.detail}>{detail}</span>
      {keys === undefined ? null : (
        <span className={styles.keys} aria-hidden="true">
          <Keys keys={keys} />
        </span>
      )}
    </button>
  );
}
