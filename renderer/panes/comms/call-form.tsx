import { FormattedMessage } from 'react-intl';
import type { Audience } from '../../../shared/domain/incident/comms/audiences';
import { phoneIn, selectReach } from '../../../shared/domain/incident/comms/reach';
import { useWholeIncident } from '../../app/contexts';
import { Button } from '../../ui/button';
import styles from './comms.module.css';

type Props = { readonly audience: Audience; readonly onCall: (phone: string) => void };

/** Several numbers: one is called at a time, and the words stand below to be read out. */
export function CallForm({ audience, onCall }: Props) {
  const phones = selectReach(useWholeIncident(), audience.id).phones.filter((one) => phoneIn(one) !== null);
  return (
    <div className={styles.form}>
      <FormattedMessage tagName="p" id="outside.whom" defaultMessage="Whom do you call? Read out the words below." />
      <div className={styles.means}>
        {phones.map((phone, i) => (
          <Button
            key={phone}
            autoFocus={i === 0}
            onClick={() => {
              onCall(phone);
            }}
          >
            {phone}
          </Button>
        ))}
      </div>
    </div>
  );
}
