import { useContext, type ComponentProps, type ReactNode } from 'react';
import { KeyPlatformContext } from './key-platform';
import { ariaKeys } from './key-words';
import { Keys } from './keys';
import styles from './button.module.css';

export type ButtonProps = Omit<ComponentProps<'button'>, 'className' | 'style'> & {
  readonly variant?: 'plain' | 'primary' | 'danger' | 'quiet';
  readonly size?: 'small' | 'regular' | 'large';
  /** The shortcut that does the same, shown beside the words and told to screen readers apart from the name. */
  readonly keys?: string;
  readonly icon?: ReactNode;
  /** Its work is under way: it keeps the focus and does nothing more until then. */
  readonly isBusy?: boolean;
};

export function Button({ variant, size, keys, icon, isBusy = false, onClick, children, ...rest }: ButtonProps) {
  const platform = useContext(KeyPlatformContext);
  return (
    <button
      type="button"
      {...rest}
      className={styles.button}
      data-variant={variant ?? 'plain'}
      data-size={size ?? 'regular'}
      aria-busy={isBusy || undefined}
      aria-disabled={isBusy || undefined}
      aria-keyshortcuts={keys === undefined ? undefined : ariaKeys(keys, platform)}
      onClick={(event) => {
        if (isBusy) event.preventDefault();
        else onClick?.(event);
      }}
    >
      {icon}
      <span>{children}</span>
      {keys === undefined ? null : (
        <span className={styles.keys} aria-hidden="true">
          <Keys keys={keys} />
        </span>
      )}
    </button>
  );
}
