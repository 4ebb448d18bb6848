import { useState } from 'react';
import { FormattedMessage, useIntl } from 'react-intl';
import { selectAccess, selectLeftOut } from '../../../shared/domain/incident/access/select-access';
import { useAct } from '../../app/acting';
import { useIncident, useWholeIncident } from '../../app/contexts';
import type { LaptopInRoom } from '../../app/sync/sync-store';
import { Button } from '../../ui/button';
import { Dialog } from '../../ui/dialog';
import styles from './access.module.css';
import { LaptopChoice, readersOf, useLaptops } from './laptop-choice';

/** Who may read this incident from now on: named laptops of the room, or all of them. */
export function RestrictDialog({ onClose }: { readonly onClose: () => void }) {
  const intl = useIntl();
  const act = useAct();
  const access = useIncident(selectAccess);
  const laptops = useLaptops();
  const [chosen, setChosen] = useState<ReadonlySet<string>>(new Set(access?.devices));
  const [trouble, setTrouble] = useState<string>();
  if (!laptops) return null;
  const readers = readersOf(laptops, chosen);
  const unknown = (access?.devices ?? []).filter((device) => !laptops.some((one) => one.device === device)).length;

  async function set(to: typeof readers | null): Promise<void> {
    const asked = to && to.map(({ device, name, code }) => ({ device, name, code }));
    const refused = await act({ kind: 'set-access', readers: asked });
    if (refused === null) onClose();
    else setTrouble(refused);
  }

  return (
    <Dialog
      isOpen
      onClose={onClose}
      title={intl.formatMessage({ id: 'restrict.title', defaultMessage: 'Restrict this incident' })}
      closeName={intl.formatMessage({ id: 'restrict.close', defaultMessage: 'Close' })}
    >
      <div className={styles.form}>
        <p>
          <FormattedMessage
            id="restrict.words"
            defaultMessage="From the next line on only these laptops can read it. The others of the room keep what they have and carry the sealed lines along. What was written so far stays readable to whoever has it."
          />
        </p>
        <LaptopChoice laptops={laptops} chosen={chosen} onChoose={setChosen} />
        <LeftOut readers={readers} />
        {unknown > 0 ? (
          <p className={styles.hint}>
            <FormattedMessage
              id="restrict.unknown"
              defaultMessage="{unknown, plural, one {# laptop that may read it is} other {# laptops that may read it are}} not known here and {unknown, plural, one {is} other {are}} left out when this is changed."
              values={{ unknown }}
            />
          </p>
        ) : null}
        {trouble === undefined ? null : <p role="alert">{trouble}</p>}
        <div className={styles.actions}>
          <Button variant="primary" onClick={() => void set(readers)}>
            <FormattedMessage
              id="restrict.do"
              defaultMessage="{count, plural, one {Only this laptop reads it} other {Only these # read it}}"
              values={{ count: readers.length }}
            />
          </Button>
          {access ? (
            <Button onClick={() => void set(null)}>
              <FormattedMessage id="restrict.open" defaultMessage="Everyone in the room reads it" />
            </Button>
          ) : null}
        </div>
      </div>
    </Dialog>
  );
}

/** Whoever holds a role and writes on none of these laptops: to be seen before the others are shut out. */
function LeftOut({ readers }: { readonly readers: readonly LaptopInRoom[] }) {
  const intl = useIntl();
  const incident = useWholeIncident();
  const names = selectLeftOut(
    incident,
    readers.map(({ name }) => name),
  );
  if (names.length === 0) return null;
  return (
    <p role="status">
      <FormattedMessage
        id="restrict.left-out"
        defaultMessage="{names} {count, plural, one {holds a role here and writes} other {hold roles here and write}} on none of these laptops."
        values={{ names: intl.formatList(names, { type: 'conjunction' }), count: names.length }}
      />
    </p>
  );
}
