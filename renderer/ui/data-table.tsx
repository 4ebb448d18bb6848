import { useId, type KeyboardEvent, type ReactNode } from 'react';
import styles from './data-table.module.css';

export type Column<Item> = {
  readonly id: string;
  readonly head: string;
  readonly cell: (item: Item) => ReactNode;
  /** Numbers stand at the end of their column. */
  readonly align?: 'start' | 'end';
  /** Names the row: at most one column. */
  readonly isRowHead?: boolean;
  /** Px; the others share what is left. */
  readonly width?: number;
};

type Props<Item> = {
  readonly caption: string;
  readonly columns: readonly Column<Item>[];
  readonly items: readonly Item[];
  readonly keyOf: (item: Item) => string;
  /** Rows then take the focus: arrows move, Enter or a double click opens. */
  readonly selection?: {
    readonly key: string | undefined;
    readonly onSelect: (key: string) => void;
    readonly onOpen?: (key: string) => void;
  };
};

/** Rows and columns with a head that stays in view. It scrolls by itself. */
export function DataTable<Item>({ caption, columns, items, keyOf, selection }: Props<Item>) {
  const id = useId();
  const keys = items.map(keyOf);
  const selectedAt = Math.max(0, keys.indexOf(selection?.key ?? ''));
  return (
    <div className={styles.scroller} role="region" aria-labelledby={id} tabIndex={selection ? undefined : 0}>
      <table className={styles.table}>
        <caption id={id} className="visually-hidden">
          {caption}
        </caption>
        <thead>
          <tr>
            {columns.map(({ id: column, head, align = 'start', width }) => (
              <th key={column} scope="col" data-align={align} style={width === undefined ? undefined : { width }}>
                {head}
              </th>
            ))}
          </tr>
        </thead>
        <tbody
          onKeyDown={(event) => {
            if (selection) answerKey(event, keys, selection);
          }}
        >
          {items.map((item, index) => (
            <tr
              key={keys[index]}
              data-key={keys[index]}
              data-selected={keys[index] === selection?.key}
              aria-current={keys[index] === selection?.key || undefined}
              tabIndex={selection ? (index === selectedAt ? 0 : -1) : undefined}
              onClick={() => selection?.onSelect(keyOf(item))}
              onDoubleClick={() => selection?.onOpen?.(keyOf(item))}
            >
              {columns.map((column) => (
                <Cell key={column.id} column={column} item={item} />
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

function Cell<Item>({ column, item }: { readonly column: Column<Item>; readonly item: Item }) {
  const { align = 'start', isRowHead = false, cell } = column;
  return isRowHead ? (
    <th scope="row" data-align={align}>
      {cell(item)}
    </th>
  ) : (
    <td data-align={align}>{cell(item)}</td>
  );
}

type Selection = NonNullable<Props<unknown>['selection']>;

function answerKey(event: KeyboardEvent<HTMLElement>, keys: readonly string[], selection: Selection) {
  const row = event.target;
  // Keys typed into a field or button inside a row are not ours.
  if (!(row instanceof HTMLTableRowElement)) return;
  const at = keys.indexOf(row.dataset['key'] ?? '');
  if (event.key === 'Enter') {
    selection.onOpen?.(keys[at] ?? '');
    return;
  }
  const steps: Readonly<Record<string, number>> = { ArrowDown: at + 1, ArrowUp: at - 1, Home: 0, End: keys.length - 1 };
  const next = keys[steps[event.key] ?? -1];
  if (next === undefined) return;
  event.preventDefault();
  event.currentTarget.querySelectorAll('tr')[keys.indexOf(next)]?.focus();
  selection.onSelect(next);
}
