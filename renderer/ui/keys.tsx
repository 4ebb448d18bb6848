import { useContext } from 'react';
import { KeyPlatformContext } from './key-platform';
import { keyWords } from './key-words';
import styles from './keys.module.css';

type Props = {
  /** 'Ctrl+K' for keys held together, 'G R' for keys in turn. Ctrl shows as ⌘ on a Mac. */
  readonly keys: string;
};

/** A shortcut as printed on the keyboard. */
export function Keys({ keys }: Props) {
  return <kbd className={styles.keys}>{keyWords(keys, useContext(KeyPlatformContext))}</kbd>;
}
