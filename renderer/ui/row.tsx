import type { ReactNode } from 'react';
import styles from './row.module.css';

type Props = {
  /** A short label before it, in its own column: the role, the device. */
  readonly label?: ReactNode;
  readonly children: ReactNode;
  /** A second line, smaller. */
  readonly detail?: ReactNode;
  /** A chip, a time, keys, a button. */
  readonly end?: ReactNode;
  readonly isSelected?: boolean;
  /** Its words are a sentence: where there is no room for them beside the end, that stands below. */
  readonly isSentence?: boolean;
};

/** One line of a `RowList`: label, words, end. */
export function Row({ label, children, detail, end, isSelected = false, isSentence = false }: Props) {
  return (
    <li
      className={styles.row}
      data-selected={isSelected}
      data-labelled={label !== undefined}
      data-sentence={isSentence}
    >
      {label === undefined ? null : <span className={styles.label}>{label}</span>}
      <span className={styles.words}>
        {children}
        {detail === undefined ? null : <span className={styles.detail}>{detail}</span>}
      </span>
      {end === undefined ? null : <span className={styles.end}>{end}</span>}
    </li>
  );
}
