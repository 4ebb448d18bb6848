import { useState } from 'react';
import { FormattedMessage, useIntl } from 'react-intl';
import { initialsOf } from '../../../shared/domain/plan/plan';
import { newClientId } from '../../app/client-id';
import { useApp, usePeople, useSettings } from '../../app/contexts';
import { Button } from '../../ui/button';
import { TextField } from '../../ui/text-field';
import styles from './settings-screen.module.css';

/** My name and initials, as every line I write carries them from now on. */
export function MeTab() {
  const intl = useIntl();
  const app = useApp();
  const people = usePeople();
  const me = useSettings((settings) => settings.me);
  const [name, setName] = useState(me?.name ?? '');
  const [initials, setInitials] = useState(me?.initials ?? '');
  const [said, setSaid] = useState('');

  async function save(): Promise<void> {
    if (!me) return;
    const mine = people.find((person) => person.id === me.person);
    const details = {
      name,
      initials: initials || initialsOf(name),
      phone: mine?.phone ?? '',
      phone2: mine?.phone2 ?? '',
      skills: mine?.skills ?? [],
    };
    const done = await app.plans
      .of(me.person)
      ?.commit({ kind: 'change-person', person: me.person, ...details }, newClientId());
    if (!done?.ok) {
      setSaid(
        intl.formatMessage({
          id: 'me.refused',
          defaultMessage: 'Not changed: the name is empty, or somebody else in the list has it.',
        }),
      );
      return;
    }
    app.settings.setState({ me: { person: me.person, name: name.trim(), initials: details.initials } });
    setSaid(
      intl.formatMessage({
        id: 'me.saved',
        defaultMessage: 'Changed. Lines written so far keep the name they were written under.',
      }),
    );
  }

  return (
    <form
      className={styles.tab}
      onSubmit={(event) => {
        event.preventDefault();
        void save();
      }}
    >
      <div className={styles.fields}>
        <TextField
          label={intl.formatMessage({ id: 'me.name', defaultMessage: 'Name' })}
          value={name}
          maxLength={120}
          onChange={(event) => {
            setName(event.target.value);
          }}
        />
        <TextField
          label={intl.formatMessage({ id: 'me.initials', defaultMessage: 'Initials' })}
          value={initials}
          maxLength={4}
          onChange={(event) => {
            setInitials(event.target.value);
          }}
        />
        <Button type="submit" variant="primary">
          <FormattedMessage id="me.save" defaultMessage="Change" />
        </Button>
      </div>
      <p role="status" className={styles.refused}>
        {said}
      </p>
      <p>
        <FormattedMessage
          id="me.laptop"
          defaultMessage="This laptop is {code}. The code stands in the references of incidents declared here."
          values={{ code: app.started.deviceCode }}
        />
      </p>
    </form>
  );
}
