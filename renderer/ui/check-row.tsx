import type { ReactNode } from 'react';
import { CheckMark, type CheckState } from './check-mark';
import styles from './check-row.module.css';
import { Row } from './row';

type Props = {
  readonly state: CheckState;
  readonly text: string;
  readonly onToggle: () => void;
  readonly end?: ReactNode;
};

/** A line of a list that is ticked where it stands. */
export function CheckRow({ state, text, onToggle, end }: Props) {
  return (
    <Row end={end} isSentence>
      <span className={styles.words}>
        <CheckMark state={state} name={text} onToggle={onToggle} />
        {text}
      </span>
    </Row>
  );
}
