import { useState } from 'react';
import { FormattedMessage, useIntl } from 'react-intl';
import type { Person, PersonDetails } from '../../../shared/domain/plan/plan';
import { newClientId } from '../../app/client-id';
import { useApp, usePeople } from '../../app/contexts';
import { Button } from '../../ui/button';
import { DataTable } from '../../ui/data-table';
import { EmptyState } from '../../ui/empty-state';
import { TextField } from '../../ui/text-field';
import styles from './settings-screen.module.css';

const BLANK: PersonDetails = { name: '', initials: '', phone: '', phone2: '', skills: [] };

/** The phone book: names complete in the composer, phones stand on the call sheet, all of it without a network. */
export function PeopleTab() {
  const intl = useIntl();
  const app = useApp();
  const people = usePeople();
  const [chosen, setChosen] = useState<Person | null>(null);
  const [details, setDetails] = useState<PersonDetails>(BLANK);
  const [refused, setRefused] = useState('');
  const set = (change: Partial<PersonDetails>) => {
    setDetails((now) => ({ ...now, ...change }));
  };
  const choose = (person: Person | null) => {
    setChosen(person);
    setDetails(person ?? BLANK);
    setRefused('');
  };

  async function save(): Promise<void> {
    const command = chosen
      ? ({ kind: 'change-person', person: chosen.id, ...details } as const)
      : ({ kind: 'add-person', ...details } as const);
    const plan = (chosen && app.plans.of(chosen.id)) ?? (await app.plans.own());
    const done = await plan.commit(command, newClientId());
    if (done.ok) choose(null);
    else
      setRefused(
        intl.formatMessage({
          id: 'people.refused',
          defaultMessage: 'Not saved: give a name that nobody else in the list has.',
        }),
      );
  }

  async function remove(person: Person): Promise<void> {
    await app.plans.of(person.id)?.commit({ kind: 'remove-person', person: person.id }, newClientId());
    choose(null);
  }

  const field = (id: 'name' | 'initials' | 'phone' | 'phone2', label: string) => (
    <TextField
      key={id}
      label={label}
      value={details[id]}
      maxLength={id === 'initials' ? 4 : 120}
      onChange={(event) => {
        set({ [id]: event.target.value });
      }}
    />
  );
  return (
    <div className={styles.tab}>
      <form
        className={styles.fields}
        onSubmit={(event) => {
          event.preventDefault();
          void save();
        }}
      >
        {field('name', intl.formatMessage({ id: 'people.name', defaultMessage: 'Name' }))}
        {field('initials', intl.formatMessage({ id: 'people.initials', defaultMessage: 'Initials' }))}
        {field('phone', intl.formatMessage({ id: 'people.phone', defaultMessage: 'Phone' }))}
        {field('phone2', intl.formatMessage({ id: 'people.phone2', defaultMessage: 'Second phone' }))}
        <TextField
          label={intl.formatMessage({ id: 'people.skills', defaultMessage: 'Skills, with commas' })}
          value={details.skills.join(', ')}
          onChange={(event) => {
            set({ skills: event.target.value.split(/,\s*/) });
          }}
        />
        <Button type="submit" variant="primary">
          {chosen ? (
            <FormattedMessage id="people.change" defaultMessage="Change" />
          ) : (
            <FormattedMessage id="people.add" defaultMessage="Add" />
          )}
        </Button>
        {chosen ? (
          <>
            <Button onClick={() => void remove(chosen)}>
              <FormattedMessage id="people.remove" defaultMessage="Remove" />
            </Button>
            <Button
              onClick={() => {
                choose(null);
              }}
            >
              <FormattedMessage id="people.leave" defaultMessage="Leave it" />
            </Button>
          </>
        ) : null}
      </form>
      <p role="status" className={styles.refused}>
        {refused}
      </p>
      {people.length === 0 ? (
        <EmptyState title={intl.formatMessage({ id: 'people.none', defaultMessage: 'Nobody is in the list yet' })} />
      ) : (
        <div className={styles.table}>
          <DataTable
            caption={intl.formatMessage({ id: 'people.table', defaultMessage: 'People' })}
            items={people}
            keyOf={(person) => person.id}
            selection={{
              key: chosen?.id,
              onSelect: (key) => {
                choose(people.find((person) => person.id === key) ?? null);
              },
            }}
            columns={[
              {
                id: 'name',
                head: intl.formatMessage({ id: 'people.name', defaultMessage: 'Name' }),
                isRowHead: true,
                cell: (person) => person.name,
              },
              {
                id: 'initials',
                head: intl.formatMessage({ id: 'people.initials', defaultMessage: 'Initials' }),
                width: 70,
                cell: (person) => person.initials,
              },
              {
                id: 'phone',
                head: intl.formatMessage({ id: 'people.phone', defaultMessage: 'Phone' }),
                width: 160,
                cell: (person) => person.phone,
              },
              {
                id: 'phone2',
                head: intl.formatMessage({ id: 'people.phone2', defaultMessage: 'Second phone' }),
                width: 140,
                cell: (person) => person.phone2,
              },
              {
                id: 'skills',
                head: intl.formatMessage({ id: 'people.skills-head', defaultMessage: 'Skills' }),
                cell: (person) => person.skills.join(', '),
              },
            ]}
          />
        </div>
      )}
    </div>
  );
}
