import type { Ref } from 'react';
import styles from './live-text.module.css';

type Props = {
  /** Write `textContent` here each second; React leaves it alone while `text` stays the same. */
  readonly ref?: Ref<HTMLSpanElement>;
  /** What it says before the first tick. */
  readonly text: string;
  readonly size?: 'inherit' | 'row' | 'counter' | 'wall';
};

/** A running time. Never announced as it runs: the owner says it in words where it takes focus. */
export function LiveText({ ref, text, size = 'inherit' }: Props) {
  return (
    <span ref={ref} role="timer" aria-live="off" className={styles.text} data-size={size}>
      {text}
    </span>
  );
}
