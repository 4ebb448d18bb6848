import type { ReactNode } from 'react';
import styles from './filter-chips.module.css';

export type FilterChip = {
  readonly id: string;
  readonly label: string;
  readonly glyph?: ReactNode;
  readonly count?: number;
};

type Props = {
  readonly name: string;
  readonly chips: readonly FilterChip[];
  /** The pressed ones. */
  readonly pressed: readonly string[];
  readonly onToggle: (id: string) => void;
};

/** Narrows a list; whether one or several may be pressed is the owner's rule. */
export function FilterChips({ name, chips, pressed, onToggle }: Props) {
  return (
    <div role="group" aria-label={name} className={styles.chips}>
      {chips.map(({ id, label, glyph, count }) => (
        <button
          key={id}
          type="button"
          className={styles.chip}
          aria-pressed={pressed.includes(id)}
          onClick={() => onToggle(id)}
        >
          {glyph === undefined ? null : <span aria-hidden="true">{glyph}</span>}
          <span>{label}</span> {count === undefined ? null : <span>{count}</span>}
        </button>
      ))}
    </div>
  );
}
