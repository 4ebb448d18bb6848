import { useState } from 'react';
import { FormattedMessage, useIntl } from 'react-intl';
import { selectReadiness } from '../../../shared/domain/plan/readiness';
import { personKey, selectPresent, type RoleSeat } from '../../../shared/domain/incident/roles/select-roles';
import type { PersonRef } from '../../../shared/domain/stated';
import { usePeople, usePlan, useTime, useWholeIncident } from '../../app/contexts';
import { readSeat } from './read-seat';
import { trainingWords } from '../../app/training-words';
import { Button } from '../../ui/button';
import { TextField } from '../../ui/text-field';
import styles from './roles.module.css';

type Props = {
  readonly seat: RoleSeat;
  readonly isHandOver: boolean;
  /** Gives the seat; whether it was given. */
  readonly onGive: (person: PersonRef, why: string) => Promise<boolean>;
  readonly refused: string | undefined;
};

const SUGGESTED = 4;
const HOUR_MS = 3_600_000;

/** Gives the chosen role to someone by a few letters of the name, and why they join behind a dash. */
export function AssignForm({ seat: { role }, isHandOver, onGive, refused }: Props) {
  const intl = useIntl();
  const incident = useWholeIncident();
  const people = usePeople();
  const plan = usePlan();
  const now = useTime(HOUR_MS);
  const [typed, setTyped] = useState('');
  const { name, why } = readSeat(typed);
  const known: readonly PersonRef[] = [
    ...people.map((person) => ({ id: person.id, name: person.name })),
    ...selectPresent(incident),
  ];
  const unique = [...new Map(known.map((person) => [personKey(person), person])).values()];
  const suggested = name === '' ? [] : unique.filter((person) => startsIn(person.name, name)).slice(0, SUGGESTED);
  const readiness = selectReadiness(plan).find((one) => one.role.id === role.id);
  const learned = new Map(
    [...(readiness?.learning ?? []), ...(readiness?.ready ?? [])].map(({ person, last }) => [person.name, last]),
  );
  const give = (person: PersonRef): void => {
    void onGive(person, why).then((isGiven) => {
      if (isGiven) setTyped('');
    });
  };
  const offered = suggested.length > 0 || name === '' ? suggested : [{ id: null, name }];
  return (
    <form
      id="role-name"
      className={styles.give}
      onSubmit={(event) => {
        event.preventDefault();
        give(suggested[0] ?? { id: null, name });
      }}
      onKeyDown={(event) => {
        if (event.key === 'Escape') document.querySelector<HTMLElement>('[data-scope="roles"]')?.focus();
      }}
    >
      <TextField
        label={
          isHandOver
            ? intl.formatMessage({ id: 'roles.hand-to', defaultMessage: 'Hand over to: type a name, Enter' })
            : role.holders === 'many' && role.id !== 'observer'
              ? intl.formatMessage({ id: 'roles.assign-why', defaultMessage: 'Assign: name — why they join, Enter' })
              : intl.formatMessage({ id: 'roles.assign-to', defaultMessage: 'Assign: type a name, Enter' })
        }
        value={typed}
        error={refused}
        onChange={(event) => {
          setTyped(event.target.value);
        }}
      />
      <ul className={styles.suggested}>
        {offered.map((person, i) => {
          const training = learned.get(person.name);
          return (
            <li key={personKey(person)}>
              <Button
                size="small"
                variant="quiet"
                {...(i === 0 && { keys: 'Enter' })}
                onClick={() => {
                  give(person);
                }}
              >
                {suggested.length === 0 ? (
                  <FormattedMessage
                    id="roles.new-name"
                    defaultMessage="“{name}”, not in the list"
                    values={{ name: person.name }}
                  />
                ) : (
                  person.name
                )}
                {training ? (
                  <>
                    {' '}
                    <span className={styles.learned}>{trainingWords(intl, training, now)}</span>
                  </>
                ) : null}
              </Button>
            </li>
          );
        })}
      </ul>
      <button type="submit" className="visually-hidden" tabIndex={-1}>
        <FormattedMessage id="roles.give" defaultMessage="Give the role" />
      </button>
    </form>
  );
}

/** Whether the name, or any part of it, begins so. */
const startsIn = (name: string, typed: string): boolean =>
  [name, ...name.split(/\s+/)].some((part) => part.toLowerCase().startsWith(typed.toLowerCase()));
