import styles from './check-mark.module.css';

export type CheckState = 'todo' | 'doing' | 'done' | 'skipped' | 'blocked';

const GLYPHS: Readonly<Record<CheckState, string>> = { todo: '', doing: '◐', done: '✓', skipped: '–', blocked: '!' };
const ARIA: Readonly<Record<CheckState, boolean | 'mixed'>> = {
  todo: false,
  doing: 'mixed',
  done: true,
  skipped: 'mixed',
  blocked: 'mixed',
};

type Props = {
  readonly state: CheckState;
  /** To show: the state in a word. To operate: the item, and the state where it is neither done nor to do. */
  readonly name: string;
  readonly onToggle?: () => void;
  readonly tabIndex?: number;
};

/** A checklist item's box: empty, half, ticked, struck or blocked; each its own glyph. */
export function CheckMark({ state, name, onToggle, tabIndex }: Props) {
  const mark = (
    <span className={styles.mark} data-state={state}>
      {GLYPHS[state]}
    </span>
  );
  if (!onToggle)
    return (
      <span role="img" aria-label={name} className={styles.still}>
        {mark}
      </span>
    );
  return (
    <button
      type="button"
      role="checkbox"
      aria-checked={ARIA[state]}
      aria-label={name}
      className={styles.target}
      onClick={onToggle}
      tabIndex={tabIndex}
    >
      {mark}
    </button>
  );
}
