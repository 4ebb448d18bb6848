import { useEffect, useId, useRef, useState, type KeyboardEvent, type ReactNode, type RefObject } from 'react';
import { Keys } from './keys';
import styles from './menu.module.css';
import { placeBeside } from './place-beside';

export type MenuItem = {
  readonly id: string;
  readonly label: string;
  readonly icon?: ReactNode;
  readonly keys?: string;
  /** Why it cannot be done now. It stays in the list and says so. */
  readonly refusal?: string;
  readonly onPick: () => void;
};

type Opener = {
  readonly ref: RefObject<HTMLButtonElement | null>;
  readonly 'aria-haspopup': 'menu';
  readonly 'aria-expanded': boolean;
  readonly 'aria-controls': string | undefined;
  readonly onClick: () => void;
  readonly onKeyDown: (event: KeyboardEvent) => void;
};

type Props = {
  readonly name: string;
  /** The button that opens it, given what makes it one. */
  readonly trigger: (opener: Opener) => ReactNode;
  /** Groups are parted by a line. */
  readonly groups: readonly (readonly MenuItem[])[];
};

/**
 * A list of things to do. Arrows and first letters move, Enter does, Esc and Tab leave; the focus goes back to the button.
 * Ours and not Base UI's, whose hidden yet focusable guards no accessibility check passes.
 */
export function Menu({ name, trigger, groups }: Props) {
  const id = useId();
  const [isOpen, setOpen] = useState(false);
  const button = useRef<HTMLButtonElement>(null);
  const close = () => {
    setOpen(false);
    button.current?.focus();
  };
  return (
    <>
      {trigger({
        ref: button,
        'aria-haspopup': 'menu',
        'aria-expanded': isOpen,
        'aria-controls': isOpen ? id : undefined,
        onClick: () => setOpen((wasOpen) => !wasOpen),
        onKeyDown: (event) => {
          if (event.key !== 'ArrowDown') return;
          event.preventDefault();
          setOpen(true);
        },
      })}
      {isOpen ? (
        <List id={id} name={name} groups={groups} button={button} onClose={close} onLeave={() => setOpen(false)} />
      ) : null}
    </>
  );
}

type ListProps = Pick<Props, 'name' | 'groups'> & {
  readonly id: string;
  readonly button: RefObject<HTMLButtonElement | null>;
  readonly onClose: () => void;
  readonly onLeave: () => void;
};

function List({ id, name, groups, button, onClose, onLeave }: ListProps) {
  const popup = useRef<HTMLDivElement>(null);
  useEffect(() => {
    if (!popup.current || !button.current) return;
    // The top layer, where no pane clips it. Test pages may lack it.
    if ('showPopover' in popup.current) popup.current.showPopover();
    placeBeside(popup.current, button.current);
    itemsIn(popup.current)[0]?.focus();
  }, [button]);
  return (
    <div
      ref={popup}
      id={id}
      popover="manual"
      role="menu"
      aria-label={name}
      className={styles.menu}
      onKeyDown={(event) => {
        if (answerKey(event)) return;
        if (event.key !== 'Escape' && event.key !== 'Tab') return;
        event.preventDefault();
        event.stopPropagation();
        onClose();
      }}
      onBlur={({ relatedTarget, currentTarget }) => {
        if (relatedTarget !== button.current && !currentTarget.contains(relatedTarget)) onLeave();
      }}
    >
      {groups.map((items, index) => (
        <div key={index} role="group" className={styles.group}>
          {items.map((item) => (
            <Item key={item.id} item={item} onClose={onClose} />
          ))}
        </div>
      ))}
    </div>
  );
}

function Item({ item, onClose }: { readonly item: MenuItem; readonly onClose: () => void }) {
  const { label, icon, keys, refusal, onPick } = item;
  return (
    <button
      type="button"
      role="menuitem"
      tabIndex={-1}
      aria-disabled={refusal !== undefined || undefined}
      className={styles.item}
      onPointerMove={(event) => event.currentTarget.focus()}
      onClick={() => {
        if (refusal !== undefined) return;
        onClose();
        onPick();
      }}
    >
      <span className={styles.icon} aria-hidden="true">
        {icon}
      </span>
      <span className={styles.words}>
        {label} {refusal === undefined ? null : <small className={styles.refusal}>{refusal}</small>}
      </span>
      {keys === undefined ? null : (
        <span aria-hidden="true">
          <Keys keys={keys} />
        </span>
      )}
    </button>
  );
}

const itemsIn = (menu: Element) => [...menu.querySelectorAll<HTMLElement>('[role=menuitem]')];

function answerKey(event: KeyboardEvent<HTMLElement>): boolean {
  const items = itemsIn(event.currentTarget);
  const at = items.findIndex((item) => item === document.activeElement);
  const steps: Readonly<Record<string, number>> = { ArrowDown: at + 1, ArrowUp: at - 1, Home: 0, End: -1 };
  const step = steps[event.key];
  const next = step === undefined ? startingWith(event.key, items, at) : items.at(step % items.length);
  if (!next) return false;
  event.preventDefault();
  event.stopPropagation();
  next.focus();
  return true;
}

function startingWith(letter: string, items: readonly HTMLElement[], at: number): HTMLElement | undefined {
  if (letter.length !== 1 || letter === ' ') return undefined;
  const inTurn = [...items.slice(at + 1), ...items.slice(0, at + 1)];
  return inTurn.find((item) => item.textContent.trim().toLowerCase().startsWith(letter.toLowerCase()));
}
