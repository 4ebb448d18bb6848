import { Menu as Base } from '@base-ui/react/menu';
import type { ReactElement, ReactNode } from 'react';
import floating from './floating.module.css';
import { Keys } from './keys';
import styles from './menu.module.css';

export type MenuItem = {
  readonly id: string;
  readonly label: string;
  readonly icon?: ReactNode;
  readonly keys?: string;
  /** Why it cannot be done now. It stays in the list and says so. */
  readonly refusal?: string;
  readonly onPick: () => void;
};

type Props = {
  /** The button that opens it. */
  readonly trigger: ReactElement;
  /** Groups are parted by a line. */
  readonly groups: readonly (readonly MenuItem[])[];
};

export function Menu({ trigger, groups }: Props) {
  return (
    <Base.Root modal={false}>
      <Base.Trigger render={trigger} />
      <Base.Portal>
        <Base.Positioner sideOffset={4} align="start" className={floating.positioner}>
          <Base.Popup className={floating.popup}>
            {groups.map((items, index) => (
              <Base.Group key={index} className={styles.group}>
                {items.map((item) => (
                  <Item key={item.id} {...item} />
                ))}
              </Base.Group>
            ))}
          </Base.Popup>
        </Base.Positioner>
      </Base.Portal>
    </Base.Root>
  );
}

function Item({ label, icon, keys, refusal, onPick }: MenuItem) {
  return (
    <Base.Item className={styles.item} disabled={refusal !== undefined} onClick={onPick} label={label}>
      <span className={styles.icon} aria-hidden="true">
        {icon}
      </span>
      <span>
        {label}
        {refusal === undefined ? null : <small className={styles.refusal}>{refusal}</small>}
      </span>
      {keys === undefined ? null : (
        <span aria-hidden="true">
          <Keys keys={keys} />
        </span>
      )}
    </Base.Item>
  );
}
