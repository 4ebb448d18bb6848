import { ChevronDown } from 'lucide-react';
import type { ComponentProps } from 'react';
import control from './control.module.css';
import { Field, type FieldWords } from './field';
import styles from './select-field.module.css';

export type SelectOption = { readonly value: string; readonly label: string; readonly isDisabled?: boolean };

type Props = FieldWords &
  Omit<ComponentProps<'select'>, 'className' | 'style' | 'id' | 'children' | 'size' | 'onChange'> & {
    readonly options: readonly SelectOption[];
    readonly onPick: (value: string) => void;
    /** 'small' stands in a row of filters. */
    readonly size?: 'regular' | 'small';
  };

/** The platform's own list: it works with every keyboard, reader and phone. */
export function SelectField({ label, isLabelHidden, hint, error, options, onPick, size = 'regular', ...rest }: Props) {
  return (
    <Field label={label} hint={hint} error={error} {...(isLabelHidden === undefined ? {} : { isLabelHidden })}>
      {(names) => (
        <span className={styles.box} data-size={size}>
          <select
            {...rest}
            {...names}
            className={`${control.control} ${styles.select}`}
            onChange={(event) => onPick(event.target.value)}
          >
            {options.map((option) => (
              <option key={option.value} value={option.value} disabled={option.isDisabled}>
                {option.label}
              </option>
            ))}
          </select>
          <ChevronDown className={styles.arrow} aria-hidden="true" />
        </span>
      )}
    </Field>
  );
}
