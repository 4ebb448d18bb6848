import { useId, type ReactNode } from 'react';
import styles from './field.module.css';

export type FieldWords = {
  readonly label: string;
  /** The label is for screen readers only; what stands around the field says it to the eye. */
  readonly isLabelHidden?: boolean;
  readonly hint?: ReactNode;
  /** What is wrong and what to do. The field is invalid while it is set. */
  readonly error?: ReactNode;
};

type ControlNames = {
  readonly id: string;
  readonly 'aria-describedby': string | undefined;
  readonly 'aria-invalid'?: true;
};

type Props = FieldWords & { readonly children: (names: ControlNames) => ReactNode };

/** Label above, control, then hint and error below, tied together for screen readers. */
export function Field({ label, isLabelHidden = false, hint, error, children }: Props) {
  const id = useId();
  const has = { hint: hint !== undefined, error: error !== undefined };
  const described = [has.error ? `${id}-error` : [], has.hint ? `${id}-hint` : []].flat().join(' ');
  return (
    <div className={styles.field}>
      <label htmlFor={id} className={isLabelHidden ? 'visually-hidden' : styles.label}>
        {label}
      </label>
      {children({ id, 'aria-describedby': described || undefined, ...(has.error ? { 'aria-invalid': true } : {}) })}
      <div id={`${id}-error`} className={styles.error} role="status">
        {has.error ? (
          <>
            <span className={styles.glyph} aria-hidden="true">
              !
            </span>
            {error}
          </>
        ) : null}
      </div>
      {has.hint ? (
        <div id={`${id}-hint`} className={styles.hint}>
          {hint}
        </div>
      ) : null}
    </div>
  );
}
