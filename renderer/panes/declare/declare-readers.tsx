import { FormattedList, FormattedMessage } from 'react-intl';
import type { LaptopInRoom } from '../../app/sync/sync-store';
import { Button } from '../../ui/button';
import { Chip } from '../../ui/chip';
import styles from './declare.module.css';

type Props = { readonly readers: readonly LaptopInRoom[]; readonly onOpen: () => void };

/** Who alone may read what is about to be declared, and the way back. */
export function DeclareReaders({ readers, onOpen }: Props) {
  const names = readers.map(({ name, code }) => (name === '' ? code : `${name} · ${code}`));
  return (
    <div className={styles.preview}>
      <Chip tone="plain" glyph="◧">
        <FormattedMessage
          id="declare.readers"
          defaultMessage="Only {laptops} will read it"
          values={{ laptops: <FormattedList value={names} /> }}
        />
      </Chip>
      <Button size="small" variant="quiet" onClick={onOpen}>
        <FormattedMessage id="declare.open" defaultMessage="Everyone in the room after all" />
      </Button>
    </div>
  );
}
