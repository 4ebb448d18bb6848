import { X } from 'lucide-react';
import styles from './file-chip.module.css';
import { IconButton } from './icon-button';
import { Thumb } from './thumb';

type Props = {
  readonly name: string;
  /** Its size, or that it is on its way. */
  readonly detail: string;
  readonly picture: string | null;
  readonly isBusy: boolean;
  /** What the × does, with the name of the file. */
  readonly removeName: string;
  readonly onRemove: () => void;
};

/** A file that goes with what is being typed. */
export function FileChip({ name, detail, picture, isBusy, removeName, onRemove }: Props) {
  return (
    <span className={styles.chip} data-busy={isBusy}>
      <Thumb src={picture} alt="" size="chip" />
      <span className={styles.words}>
        <span className={styles.name} title={name}>
          {name}
        </span>
        <span className={styles.detail}>{detail}</span>
      </span>
      <IconButton name={removeName} icon={<X aria-hidden="true" />} side="top" onClick={onRemove} />
    </span>
  );
}
