import type { ComponentProps } from 'react';
import styles from './control.module.css';
import { Field, type FieldWords } from './field';

type Props = FieldWords &
  Omit<ComponentProps<'input'>, 'className' | 'style' | 'size' | 'id'> & { readonly size?: 'regular' | 'large' };

export function TextField({ label, isLabelHidden, hint, error, size = 'regular', ...rest }: Props) {
  return (
    <Field label={label} hint={hint} error={error} {...(isLabelHidden === undefined ? {} : { isLabelHidden })}>
      {(names) => (
        <input
          type="text"
          autoComplete="off"
          spellCheck={false}
          {...rest}
          {...names}
          className={styles.control}
          data-size={size}
        />
      )}
    </Field>
  );
}
