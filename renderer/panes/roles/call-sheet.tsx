import { FormattedMessage, useIntl } from 'react-intl';
import { selectContacts } from '../../../shared/domain/incident/escalation/select-escalation';
import {
  personKey,
  selectObservers,
  selectPresent,
  selectReleased,
} from '../../../shared/domain/incident/roles/select-roles';
import type { PersonRef } from '../../../shared/domain/stated';
import { useClockWords, usePeople, useWholeIncident } from '../../app/contexts';
import { reachedWords } from '../../app/domain-words';
import { DataTable } from '../../ui/data-table';
import { EmptyState } from '../../ui/empty-state';
import styles from './roles.module.css';

type Callee = {
  readonly key: string;
  readonly name: string;
  readonly phone: string;
  readonly phone2: string;
  readonly skills: string;
  readonly isPresent: boolean;
  /** Here, and only listens. */
  readonly isObserver: boolean;
  /** When they were released; null if they were not. */
  readonly releasedAt: number | null;
  /** What came of the last try to reach them, and when. */
  readonly tried: string;
};

/** Everyone who can be called, with phones that need no network; those who are here first. */
export function CallSheet() {
  const intl = useIntl();
  const people = usePeople();
  const clock = useClockWords();
  const incident = useWholeIncident();
  const present = selectPresent(incident);
  const here = new Set(present.map(personKey));
  const names = new Set(present.map((person) => person.name));
  const listening = new Set(selectObservers(incident).map(({ person }) => person.name));
  const contacts = selectContacts(incident);
  const triedOf = (key: string, name: string): string => {
    const last = contacts.get(key) ?? contacts.get(name.toLowerCase());
    return last ? `${reachedWords(intl, last.fact.outcome)} ${clock(last.recordedAt)}` : '';
  };
  const released = selectReleased(incident);
  const releasedAt = (person: PersonRef): number | null =>
    (released.get(personKey(person)) ?? released.get(person.name.toLowerCase()))?.recordedAt ?? null;
  const listed = people.map((person): Callee => ({
    key: person.id,
    name: person.name,
    phone: person.phone,
    phone2: person.phone2,
    skills: person.skills.join(', '),
    isPresent: here.has(person.id) || names.has(person.name),
    isObserver: listening.has(person.name),
    releasedAt: releasedAt(person),
    tried: triedOf(person.id, person.name),
  }));
  const known = new Set(people.map((person) => person.name));
  const others = present
    .filter((person) => !known.has(person.name))
    .map((person): Callee => ({
      key: personKey(person),
      name: person.name,
      phone: '',
      phone2: '',
      skills: '',
      isPresent: true,
      isObserver: listening.has(person.name),
      releasedAt: null,
      tried: triedOf(personKey(person), person.name),
    }));
  const all = [...listed, ...others].sort(
    (a, b) => Number(b.isPresent) - Number(a.isPresent) || a.name.localeCompare(b.name),
  );
  return all.length === 0 ? (
    <EmptyState
      title={intl.formatMessage({ id: 'calls.none', defaultMessage: 'Add people with their phones in Settings' })}
    />
  ) : (
    <DataTable
      caption={intl.formatMessage({ id: 'calls.title', defaultMessage: 'Call sheet' })}
      items={all}
      keyOf={(callee) => callee.key}
      columns={[
        {
          id: 'name',
          head: intl.formatMessage({ id: 'calls.person', defaultMessage: 'Person' }),
          isRowHead: true,
          cell: (callee) => callee.name,
        },
        {
          id: 'phone',
          head: intl.formatMessage({ id: 'calls.phone', defaultMessage: 'Phone' }),
          width: 150,
          cell: (callee) => <span className={styles.phone}>{callee.phone}</span>,
        },
        {
          id: 'phone2',
          head: intl.formatMessage({ id: 'calls.second', defaultMessage: 'Second' }),
          width: 110,
          cell: (callee) => <span className={styles.phone}>{callee.phone2}</span>,
        },
        {
          id: 'skills',
          head: intl.formatMessage({ id: 'calls.skills', defaultMessage: 'Skills' }),
          cell: (callee) => callee.skills,
        },
        {
          id: 'tried',
          head: intl.formatMessage({ id: 'calls.tried', defaultMessage: 'Last call' }),
          width: 150,
          cell: (callee) => callee.tried,
        },
        {
          id: 'state',
          head: intl.formatMessage({ id: 'calls.state', defaultMessage: 'State' }),
          width: 120,
          cell: (callee) =>
            callee.isObserver ? (
              <FormattedMessage id="calls.observer" defaultMessage="✓ Observer" />
            ) : callee.isPresent ? (
              <FormattedMessage id="calls.present" defaultMessage="✓ Present" />
            ) : callee.releasedAt === null ? null : (
              <FormattedMessage
                id="calls.released"
                defaultMessage="Released {time}"
                values={{ time: clock(callee.releasedAt) }}
              />
            ),
        },
      ]}
    />
  );
}
