import { Tooltip as Base } from '@base-ui/react/tooltip';
import { useState, type ReactElement } from 'react';
import { Keys } from './keys';
import styles from './tooltip.module.css';

type Props = {
  readonly text: string;
  readonly keys?: string;
  readonly side?: 'top' | 'bottom' | 'left' | 'right';
  /** One element that takes focus. It has its own name: what a tooltip says is for the eye. */
  readonly children: ReactElement;
};

const DELAY_MS = 400;

export function Tooltip({ text, keys, side = 'bottom', children }: Props) {
  // Beside its element and not at the end of the page, so that it stays within the same landmark.
  const [place, setPlace] = useState<HTMLElement | null>(null);
  return (
    <Base.Root
      onOpenChange={(_isOpen, details) => {
        // Esc closes what it stands on as well, at the first press.
        if (details.reason === 'escape-key') details.allowPropagation();
      }}
    >
      <Base.Trigger render={children} delay={DELAY_MS} />
      <span ref={setPlace} className={styles.place} />
      <Base.Portal container={place}>
        <Base.Positioner side={side} sideOffset={6} positionMethod="fixed" className={styles.positioner}>
          <Base.Popup className={styles.tooltip}>
            {text} {keys === undefined ? null : <Keys keys={keys} />}
          </Base.Popup>
        </Base.Positioner>
      </Base.Portal>
    </Base.Root>
  );
}
