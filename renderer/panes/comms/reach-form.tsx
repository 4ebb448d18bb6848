import { useState, type KeyboardEvent } from 'react';
import { FormattedMessage, useIntl, type IntlShape } from 'react-intl';
import { WORKING_ROLES } from '../../../shared/domain/content/roles';
import type { Audience } from '../../../shared/domain/incident/comms/audiences';
import { mailIn, phoneIn, selectReach, splitAddresses } from '../../../shared/domain/incident/comms/reach';
import { useAct } from '../../app/acting';
import { useWholeIncident } from '../../app/contexts';
import { Button } from '../../ui/button';
import { SelectField } from '../../ui/select-field';
import { TextArea } from '../../ui/text-area';
import { TextField } from '../../ui/text-field';
import styles from './comms.module.css';

/** Where an audience is reached, who speaks to it and who approves. What looks wrong is kept as typed, and said. */
export function ReachForm({ audience, onDone }: { readonly audience: Audience; readonly onDone: () => void }) {
  const intl = useIntl();
  const act = useAct();
  const reach = selectReach(useWholeIncident(), audience.id);
  const [mail, setMail] = useState(reach.mail.join(', '));
  const [phones, setPhones] = useState(reach.phones.join(', '));
  const [spokesperson, setSpokesperson] = useState(reach.spokesperson);
  const [approver, setApprover] = useState(reach.approver ?? '');
  const [refused, setRefused] = useState<string>();
  async function keep(): Promise<void> {
    const why = await act({
      kind: 'reach-audience',
      audience: audience.id,
      mail: splitAddresses(mail),
      phones: splitAddresses(phones),
      spokesperson,
      approver: approver || null,
    });
    if (why === null) onDone();
    else setRefused(why);
  }
  return (
    <form
      className={styles.reach}
      aria-label={intl.formatMessage(
        { id: 'reach.title', defaultMessage: '{name}: where they are reached, who speaks, who approves' },
        { name: audience.name },
      )}
      onSubmit={(event) => {
        event.preventDefault();
        void keep();
      }}
    >
      <TextArea
        label={intl.formatMessage({ id: 'reach.mail', defaultMessage: 'Mail addresses, commas between them' })}
        hint={mailDoubts(intl, mail)}
        error={refused}
        value={mail}
        rows={1}
        autoFocus
        onKeyDown={submitOnEnter}
        onChange={(event) => {
          setMail(event.target.value);
        }}
      />
      <TextArea
        label={intl.formatMessage({ id: 'reach.phones', defaultMessage: 'Phone numbers, commas between them' })}
        hint={phoneDoubts(intl, phones)}
        value={phones}
        rows={1}
        onKeyDown={submitOnEnter}
        onChange={(event) => {
          setPhones(event.target.value);
        }}
      />
      <TextField
        label={intl.formatMessage({ id: 'word.spokesperson', defaultMessage: 'Spokesperson' })}
        value={spokesperson}
        onChange={(event) => {
          setSpokesperson(event.target.value);
        }}
      />
      <SelectField
        label={intl.formatMessage({ id: 'reach.approver', defaultMessage: 'Who approves words to them' })}
        value={approver}
        options={[
          { value: '', label: intl.formatMessage({ id: 'reach.anybody', defaultMessage: 'Whoever is there' }) },
          ...WORKING_ROLES.map(({ id, name }) => ({ value: id, label: name })),
        ]}
        onPick={setApprover}
        onKeyDown={submitOnEnter}
      />
      <Button type="submit" variant="primary" keys="Enter">
        <FormattedMessage id="reach.keep" defaultMessage="Keep it" />
      </Button>
    </form>
  );
}

/** Lines pasted into a field stay lines; Enter alone is done. */
function submitOnEnter(event: KeyboardEvent<HTMLTextAreaElement | HTMLSelectElement>): void {
  if (event.key !== 'Enter' || event.shiftKey) return;
  event.preventDefault();
  event.currentTarget.form?.requestSubmit();
}

const SHOWN = 3;

/** What does not look like an address, while it is typed; undefined if all do. */
function mailDoubts(intl: IntlShape, text: string): string | undefined {
  const doubted = splitAddresses(text).filter((one) => mailIn(one) === null);
  if (doubted.length === 0) return undefined;
  return intl.formatMessage(
    {
      id: 'reach.no-mail',
      defaultMessage:
        '{all} {count, plural, one {does not look like a mail address} other {do not look like mail addresses}}; kept as typed.',
    },
    { all: quoted(intl, doubted), count: doubted.length },
  );
}

function phoneDoubts(intl: IntlShape, text: string): string | undefined {
  const doubted = splitAddresses(text).filter((one) => phoneIn(one) === null);
  if (doubted.length === 0) return undefined;
  return intl.formatMessage(
    {
      id: 'reach.no-phone',
      defaultMessage:
        '{all} {count, plural, one {does not look like a phone number} other {do not look like phone numbers}}; kept as typed.',
    },
    { all: quoted(intl, doubted), count: doubted.length },
  );
}

const quoted = (intl: IntlShape, all: readonly string[]): string =>
  intl.formatList(all.slice(0, SHOWN).map((one) => `“${one}”`));
