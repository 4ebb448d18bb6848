import { useContext, useEffect, useRef, type ReactNode, type RefObject } from 'react';
import { KeyPlatformContext } from './key-platform';
import { ariaKeys } from './key-words';
import { Keys } from './keys';
import { optionId } from './option-id';
import styles from './option-list.module.css';

export type Option = {
  readonly id: string;
  readonly label: ReactNode;
  readonly glyph?: ReactNode;
  /** Beside the label, quieter: what it is, where it comes from. */
  readonly detail?: ReactNode;
  readonly keys?: string;
  /** Why it cannot be picked now. It stays in the list and says so. */
  readonly refusal?: string;
};

export type OptionGroup = { readonly id: string; readonly label?: string; readonly options: readonly Option[] };

type Props = {
  /** The field points here with `aria-controls`, and with `optionId(id, activeId)` at the active option. */
  readonly id: string;
  readonly name: string;
  readonly groups: readonly OptionGroup[];
  readonly activeId: string | undefined;
  readonly onPick: (id: string) => void;
};

/** Completions and palette results. The focus stays in the text field; this shows where its arrows are. */
export function OptionList({ id, name, groups, activeId, onPick }: Props) {
  const active = useRef<HTMLDivElement>(null);
  useEffect(() => {
    active.current?.scrollIntoView({ block: 'nearest' });
  }, [activeId]);
  const hasGlyphs = groups.some(({ options }) => options.some(({ glyph }) => glyph !== undefined));
  return (
    <div id={id} role="listbox" aria-label={name} className={styles.list} data-glyphs={hasGlyphs}>
      {groups.map((group) => (
        <div key={group.id} role="group" aria-label={group.label} className={styles.group}>
          {group.label === undefined ? null : (
            <div className={styles.heading} aria-hidden="true">
              {group.label}
            </div>
          )}
          {group.options.map((option) => (
            <OptionRow
              key={option.id}
              option={option}
              domId={optionId(id, option.id)}
              activeRef={option.id === activeId ? active : undefined}
              onPick={() => onPick(option.id)}
            />
          ))}
        </div>
      ))}
    </div>
  );
}

type RowProps = {
  readonly option: Option;
  readonly domId: string;
  readonly activeRef: RefObject<HTMLDivElement | null> | undefined;
  readonly onPick: () => void;
};

function OptionRow({ option, domId, activeRef, onPick }: RowProps) {
  const platform = useContext(KeyPlatformContext);
  const { label, glyph, detail, keys, refusal } = option;
  return (
    <div
      id={domId}
      ref={activeRef}
      role="option"
      aria-selected={activeRef !== undefined}
      aria-disabled={refusal !== undefined || undefined}
      aria-keyshortcuts={keys === undefined ? undefined : ariaKeys(keys, platform)}
      data-selected={activeRef !== undefined}
      className={styles.option}
      // A press must not take the focus out of the field.
      onMouseDown={(event) => event.preventDefault()}
      onClick={() => {
        if (refusal === undefined) onPick();
      }}
    >
      <span className={styles.glyph} aria-hidden="true">
        {glyph}
      </span>
      <span className={styles.words}>
        <span className={styles.label}>{label}</span> <span className={styles.detail}>{refusal ?? detail}</span>
      </span>
      {keys === undefined ? null : (
        <span aria-hidden="true">
          <Keys keys={keys} />
        </span>
      )}
    </div>
  );
}
