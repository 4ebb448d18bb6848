import type { ComponentProps } from 'react';
import control from './control.module.css';
import { Field, type FieldWords } from './field';
import styles from './text-area.module.css';

type Props = FieldWords &
  Omit<ComponentProps<'textarea'>, 'className' | 'style' | 'id'> & {
    /** 'composer' is 14 px, one line high, and grows to six. */
    readonly size?: 'regular' | 'composer';
  };

/** A native text area, for undo, input methods, dictation and spelling are native. It grows with its text. */
export function TextArea({ label, isLabelHidden, hint, error, size = 'regular', ...rest }: Props) {
  return (
    <Field label={label} hint={hint} error={error} {...(isLabelHidden === undefined ? {} : { isLabelHidden })}>
      {(names) => (
        <textarea
          spellCheck={false}
          {...rest}
          {...names}
          className={`${control.control} ${styles.area}`}
          data-size={size}
        />
      )}
    </Field>
  );
}
