import { X } from 'lucide-react';
import { useId, type ReactNode } from 'react';
import { IconButton } from './icon-button';
import styles from './side-panel.module.css';

type Props = {
  readonly title: string;
  /** A chip or a count beside the title. */
  readonly end?: ReactNode;
  readonly closeName: string;
  readonly onClose: () => void;
  /** Buttons that stay in view below what scrolls. */
  readonly foot?: ReactNode;
  readonly children: ReactNode;
};

/** The inspector beside a list: it pushes nothing and traps nothing. Esc inside it closes it. */
export function SidePanel({ title, end, closeName, onClose, foot, children }: Props) {
  const id = useId();
  return (
    <section
      className={styles.panel}
      aria-labelledby={id}
      onKeyDown={(event) => {
        if (event.key !== 'Escape' || event.defaultPrevented) return;
        event.stopPropagation();
        onClose();
      }}
    >
      <div className={styles.head}>
        <h2 id={id} className={styles.title}>
          {title}
        </h2>
        {end}
        <IconButton name={closeName} icon={<X aria-hidden="true" />} keys="Esc" side="left" onClick={onClose} />
      </div>
      <div className={styles.body}>{children}</div>
      {foot === undefined ? null : <div className={styles.foot}>{foot}</div>}
    </section>
  );
}
