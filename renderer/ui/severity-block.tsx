import styles from './severity-block.module.css';
import { SeverityShape, type SeverityLevel } from './severity-shape';

type Props = {
  readonly level: SeverityLevel;
  /** The word above the number: 'SEV'. */
  readonly word: string;
  readonly size?: 'head' | 'wall';
};

/** The block that says how bad it is, at the left of the incident's head and on the wall. */
export function SeverityBlock({ level, word, size = 'head' }: Props) {
  return (
    <div className={styles.block} data-level={level} data-size={size}>
      <span>{word}</span>
      <span className={styles.number}>
        <SeverityShape level={level} />
        {level}
      </span>
    </div>
  );
}
