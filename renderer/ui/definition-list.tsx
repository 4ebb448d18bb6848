import type { ReactNode } from 'react';
import styles from './definition-list.module.css';

type Props = {
  readonly entries: readonly { readonly id: string; readonly name: ReactNode; readonly value: ReactNode }[];
  /** 'lined' gives each value an underline, as facts that can be edited have. */
  readonly look?: 'bare' | 'lined';
};

/** Names and what stands for them: known, not known, next update. */
export function DefinitionList({ entries, look = 'bare' }: Props) {
  return (
    <dl className={styles.list} data-look={look}>
      {entries.map(({ id, name, value }) => (
        <div key={id} className={styles.entry}>
          <dt className={styles.name}>{name}</dt>
          <dd className={styles.value}>{value}</dd>
        </div>
      ))}
    </dl>
  );
}
