import { Popover as Base } from '@base-ui/react/popover';
import type { ReactElement, ReactNode } from 'react';
import styles from './popover.module.css';

type Props = {
  /** The button that opens it. */
  readonly trigger: ReactElement;
  readonly title: string;
  readonly side?: 'top' | 'bottom' | 'left' | 'right';
  readonly children: ReactNode;
};

/** A small form or explanation beside its button. Esc and a press elsewhere close it. */
export function Popover({ trigger, title, side = 'bottom', children }: Props) {
  return (
    <Base.Root>
      <Base.Trigger render={trigger} />
      <Base.Portal>
        <Base.Positioner side={side} sideOffset={4} align="start" className={styles.positioner}>
          <Base.Popup className={styles.popup}>
            <div className={styles.inside}>
              <Base.Title className={styles.title}>{title}</Base.Title>
              {children}
            </div>
          </Base.Popup>
        </Base.Positioner>
      </Base.Portal>
    </Base.Root>
  );
}
