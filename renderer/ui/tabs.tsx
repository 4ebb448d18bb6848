import { Tabs as Base } from '@base-ui/react/tabs';
import type { ReactNode } from 'react';
import styles from './tabs.module.css';

export type Tab<Id extends string> = {
  readonly id: Id;
  readonly label: string;
  readonly count?: number;
  readonly content: ReactNode;
};

type Props<Id extends string> = {
  readonly name: string;
  readonly tabs: readonly Tab<Id>[];
  readonly shownId: Id;
  readonly onShow: (id: Id) => void;
};

/** Panes that share one place. Arrows move between the tabs, Enter or Space shows one. */
export function Tabs<Id extends string>({ name, tabs, shownId, onShow }: Props<Id>) {
  return (
    <Base.Root value={shownId} onValueChange={onShow} className={styles.tabs}>
      <Base.List aria-label={name} className={styles.list}>
        {tabs.map(({ id, label, count }) => (
          <Base.Tab key={id} value={id} className={styles.tab}>
            {label} {count === undefined ? null : <span className="tabular">{count}</span>}
          </Base.Tab>
        ))}
      </Base.List>
      {tabs.map(({ id, content }) => (
        <Base.Panel key={id} value={id} className={styles.panel}>
          {content}
        </Base.Panel>
      ))}
    </Base.Root>
  );
}
