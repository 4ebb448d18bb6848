import { useState } from 'react';
import { FormattedMessage, useIntl } from 'react-intl';
import type { LaptopInRoom } from '../../app/sync/sync-store';
import { useCommand } from '../../app/use-command';
import { Button } from '../../ui/button';
import { Dialog } from '../../ui/dialog';
import styles from './access.module.css';
import { LaptopChoice, readersOf, useLaptops } from './laptop-choice';

type Props = {
  /** As chosen before; null: everyone in the room. */
  readonly readers: readonly LaptopInRoom[] | null;
  readonly onChosen: (readers: readonly LaptopInRoom[]) => void;
};

/** Asks who alone may read the incident that is declared next, from its first line on. */
export function RestrictNext({ readers, onChosen }: Props) {
  const [isOpen, setOpen] = useState(false);
  useCommand('declare-restricted', () => {
    setOpen(true);
  });
  const close = () => {
    setOpen(false);
  };
  return isOpen ? (
    <RestrictNextDialog
      readers={readers}
      onClose={close}
      onChosen={(chosen) => {
        close();
        onChosen(chosen);
      }}
    />
  ) : null;
}

function RestrictNextDialog({ readers: before, onClose, onChosen }: Props & { readonly onClose: () => void }) {
  const intl = useIntl();
  const laptops = useLaptops();
  const [chosen, setChosen] = useState<ReadonlySet<string>>(new Set(before?.map(({ device }) => device)));
  if (!laptops) return null;
  const readers = readersOf(laptops, chosen);
  return (
    <Dialog
      isOpen
      onClose={onClose}
      title={intl.formatMessage({ id: 'restrict-next.title', defaultMessage: 'Declare a restricted incident' })}
      closeName={intl.formatMessage({ id: 'restrict.close', defaultMessage: 'Close' })}
    >
      <div className={styles.form}>
        <p>
          <FormattedMessage
            id="restrict-next.words"
            defaultMessage="Only these laptops read it, its title too. The others of the room carry the sealed lines along and are shown nothing of it. Let more laptops in later: then they read all of it."
          />
        </p>
        <LaptopChoice laptops={laptops} chosen={chosen} onChoose={setChosen} />
        <div className={styles.actions}>
          <Button
            variant="primary"
            onClick={() => {
              onChosen(readers);
            }}
          >
            <FormattedMessage
              id="restrict.do"
              defaultMessage="{count, plural, one {Only this laptop reads it} other {Only these # read it}}"
              values={{ count: readers.length }}
            />
          </Button>
        </div>
      </div>
    </Dialog>
  );
}
