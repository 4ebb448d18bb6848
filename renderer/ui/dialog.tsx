import { Dialog as Base } from '@base-ui/react/dialog';
import { X } from 'lucide-react';
import type { ReactNode, RefObject } from 'react';
import { IconButton } from './icon-button';
import styles from './dialog.module.css';

type Props = {
  readonly isOpen: boolean;
  readonly onClose: () => void;
  readonly title: string;
  readonly isTitleHidden?: boolean;
  readonly description?: ReactNode;
  /** 'top' is the palette's place, and a press beside it closes it. 'center' keeps what was typed: only Esc, × or a button close it. */
  readonly placement?: 'center' | 'top';
  readonly size?: 'regular' | 'wide' | 'full';
  /** Name of the × button, last in turn so that the focus starts at the question; left out, there is none. */
  readonly closeName?: string;
  readonly actions?: ReactNode;
  /** Where the focus starts; else on the first thing that takes it. */
  readonly startAt?: RefObject<HTMLElement | null>;
  /** Where the focus goes back to; else to where it was when the dialog took it. */
  readonly endAt?: RefObject<HTMLElement | null>;
  readonly children: ReactNode;
};

/**
 * A question above the page. It ends where the composer begins (--height-composer), and the composer can still be
 * clicked and typed into. Esc closes, and the focus goes back to where it was.
 */
export function Dialog({ isOpen, onClose, placement = 'center', size = 'regular', startAt, endAt, ...parts }: Props) {
  return (
    <Base.Root
      open={isOpen}
      modal="trap-focus"
      disablePointerDismissal={placement === 'center'}
      onOpenChange={(willBeOpen) => {
        if (!willBeOpen) onClose();
      }}
    >
      <Base.Portal>
        <Base.Backdrop className={styles.scrim} />
        <Base.Viewport className={styles.viewport} data-placement={placement}>
          <Base.Popup
            className={styles.dialog}
            data-size={size}
            {...(startAt && { initialFocus: startAt })}
            {...(endAt && { finalFocus: endAt })}
          >
            <DialogParts {...parts} />
          </Base.Popup>
        </Base.Viewport>
      </Base.Portal>
    </Base.Root>
  );
}

function DialogParts(
  props: Pick<Props, 'title' | 'isTitleHidden' | 'description' | 'closeName' | 'actions' | 'children'>,
) {
  const { title, isTitleHidden = false, description, closeName, actions, children } = props;
  return (
    <>
      <div className={isTitleHidden ? 'visually-hidden' : styles.head}>
        <Base.Title className={styles.title}>{title}</Base.Title>
      </div>
      <div className={styles.body}>
        {description === undefined ? null : (
          <Base.Description className={styles.description}>{description}</Base.Description>
        )}
        {children}
      </div>
      {actions === undefined ? null : <div className={styles.actions}>{actions}</div>}
      {closeName === undefined ? null : (
        <div className={styles.close}>
          <Base.Close render={<IconButton name={closeName} icon={<X aria-hidden="true" />} keys="Esc" side="left" />} />
        </div>
      )}
    </>
  );
}
