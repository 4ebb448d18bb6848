import { X } from 'lucide-react';
import { useEffect, useRef, useState, useSyncExternalStore, type RefObject } from 'react';
import { Button } from './button';
import { IconButton } from './icon-button';
import styles from './toast-region.module.css';
import type { Toast, Toasts } from './toasts';

/** How long a toast stays once neither pointer nor focus is on it. */
export const TOAST_MS = 10_000;

type Props = { readonly name: string; readonly closeName: string; readonly toasts: Toasts };

/**
 * Where toasts show: announced politely, closed by Esc, ×, or time. Ours and not Base UI's, whose region takes F6 for
 * itself while a toast is up, and F6 is the next pane.
 */
export function ToastRegion({ name, closeName, toasts }: Props) {
  const shown = useSyncExternalStore(toasts.subscribe, toasts.shown);
  const cameFrom = useRef<HTMLElement>(null);
  return (
    <section
      aria-label={name}
      aria-live="polite"
      aria-relevant="additions"
      className={styles.region}
      onFocus={({ relatedTarget, currentTarget }) => {
        if (relatedTarget instanceof HTMLElement && !currentTarget.contains(relatedTarget))
          cameFrom.current = relatedTarget;
      }}
    >
      {shown.map((toast) => (
        <ToastCard
          key={toast.id}
          toast={toast}
          closeName={closeName}
          cameFrom={cameFrom}
          onClose={() => toasts.close(toast.id)}
        />
      ))}
    </section>
  );
}

type CardProps = {
  readonly toast: Toast;
  readonly closeName: string;
  readonly cameFrom: RefObject<HTMLElement | null>;
  readonly onClose: () => void;
};

function ToastCard({ toast, closeName, cameFrom, onClose }: CardProps) {
  const [holds, setHolds] = useState({ pointer: false, focus: false });
  const isHeld = holds.pointer || holds.focus;
  const close = useRef(onClose);
  useEffect(() => {
    close.current = onClose;
  });
  useEffect(() => {
    if (isHeld) return undefined;
    const timer = setTimeout(() => close.current(), TOAST_MS);
    return () => {
      clearTimeout(timer);
    };
  }, [isHeld]);
  const leave = () => {
    if (holds.focus) cameFrom.current?.focus();
    onClose();
  };
  const { action } = toast;
  return (
    <div
      className={styles.toast}
      onPointerEnter={() => setHolds((before) => ({ ...before, pointer: true }))}
      onPointerLeave={() => setHolds((before) => ({ ...before, pointer: false }))}
      onFocus={() => setHolds((before) => ({ ...before, focus: true }))}
      onBlur={() => setHolds((before) => ({ ...before, focus: false }))}
      onKeyDown={(event) => {
        if (event.key !== 'Escape') return;
        event.stopPropagation();
        leave();
      }}
    >
      <span className={styles.words}>{toast.text}</span>
      {action ? (
        <Button
          size="small"
          {...(action.keys === undefined ? {} : { keys: action.keys })}
          onClick={() => {
            action.onPick();
            leave();
          }}
        >
          {action.label}
        </Button>
      ) : null}
      <IconButton name={closeName} icon={<X aria-hidden="true" />} side="top" onClick={leave} />
    </div>
  );
}
