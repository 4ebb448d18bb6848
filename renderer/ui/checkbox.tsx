import type { ComponentProps, ReactNode } from 'react';
import styles from './checkbox.module.css';

type Props = Omit<ComponentProps<'input'>, 'className' | 'style' | 'type' | 'onChange' | 'onToggle' | 'children'> & {
  readonly label: ReactNode;
  readonly onToggle: (isChecked: boolean) => void;
};

export function Checkbox({ label, onToggle, ...rest }: Props) {
  return (
    <label className={styles.label}>
      <input {...rest} type="checkbox" className={styles.box} onChange={(event) => onToggle(event.target.checked)} />
      <span>{label}</span>
    </label>
  );
}
