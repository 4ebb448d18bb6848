import type { ComponentProps, ReactNode } from 'react';
import styles from './icon-button.module.css';
import { Tooltip } from './tooltip';

type Props = Omit<ComponentProps<'button'>, 'className' | 'style' | 'children' | 'name' | 'aria-label'> & {
  /** What it does: its accessible name and its tooltip. */
  readonly name: string;
  readonly icon: ReactNode;
  readonly keys?: string;
  readonly side?: 'top' | 'bottom' | 'left' | 'right';
};

export function IconButton({ name, icon, keys, side = 'bottom', ...rest }: Props) {
  return (
    <Tooltip text={name} side={side} {...(keys === undefined ? {} : { keys })}>
      <button type="button" {...rest} className={styles.button} aria-label={name}>
        {icon}
      </button>
    </Tooltip>
  );
}
