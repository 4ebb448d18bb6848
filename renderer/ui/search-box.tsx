import { Search } from 'lucide-react';
import { Keys } from './keys';
import styles from './search-box.module.css';

type Props = { readonly label: string; readonly keys: string; readonly onOpen: () => void };

/** The button in the top bar that looks like the palette it opens. */
export function SearchBox({ label, keys, onOpen }: Props) {
  return (
    <button type="button" className={styles.box} onClick={onOpen}>
      <Search className={styles.icon} aria-hidden="true" />
      <span className={styles.label}>{label}</span>
      <span className={styles.keys} aria-hidden="true">
        <Keys keys={keys} />
      </span>
    </button>
  );
}
