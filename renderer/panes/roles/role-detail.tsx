import { useState } from 'react';
import { FormattedMessage, useIntl } from 'react-intl';
import { personKey, selectPresent, type RoleSeat } from '../../../shared/domain/incident/roles/select-roles';
import type { PersonRef } from '../../../shared/domain/stated';
import { useAct } from '../../app/acting';
import { useApp, usePeople, useWholeIncident } from '../../app/contexts';
import { useRegistry } from '../../app/use-command';
import { Button } from '../../ui/button';
import { Panel } from '../../ui/panel';
import { TextField } from '../../ui/text-field';
import styles from './roles.module.css';

export type RoleMode = 'assign' | 'hand-over';

type Props = { readonly seat: RoleSeat; readonly mode: RoleMode; readonly onMode: (mode: RoleMode) => void };

const SUGGESTED = 4;

/** The chosen role: its duties, and a field that gives it to someone by a few letters of the name. */
export function RoleDetail({ seat, mode }: Props) {
  const intl = useIntl();
  const act = useAct();
  const app = useApp();
  const registry = useRegistry();
  const incident = useWholeIncident();
  const people = usePeople();
  const [name, setName] = useState('');
  const [refused, setRefused] = useState<string>();
  const { role, holders, next } = seat;
  const known: readonly PersonRef[] = [
    ...people.map((person) => ({ id: person.id, name: person.name })),
    ...selectPresent(incident),
  ];
  const unique = [...new Map(known.map((person) => [personKey(person), person])).values()];
  const matches = unique.filter(
    (person) =>
      person.name
        .toLowerCase()
        .split(/\s+/)
        .some((part) => part.startsWith(name.trim().toLowerCase())) ||
      person.name.toLowerCase().startsWith(name.trim().toLowerCase()),
  );
  const suggested = name.trim() === '' ? [] : matches.slice(0, SUGGESTED);
  const isHeld = role.holders === 'one' && holders.length > 0;

  async function give(person: PersonRef): Promise<void> {
    const said = isHeld
      ? intl.formatMessage(
          { id: 'roles.offered-toast', defaultMessage: '{role} offered to {name}; it counts once accepted' },
          { role: role.name, name: person.name },
        )
      : intl.formatMessage(
          { id: 'roles.given-toast', defaultMessage: '{name} is {role}' },
          { role: role.name, name: person.name },
        );
    const why = await act({ kind: 'assign-role', role: role.id, person, note: '' }, said);
    setRefused(why ?? undefined);
    if (why !== null) return;
    setName('');
    document.querySelector<HTMLElement>('[data-scope="roles"]')?.focus();
  }

  return (
    <div className={styles.detail}>
      <Panel title={role.name}>
        <p className={styles.quiet}>{role.purpose}</p>
        <ul className={styles.duties}>
          {role.duties.map((duty) => (
            <li key={duty}>{duty}</li>
          ))}
        </ul>
      </Panel>
      <form
        id="role-name"
        className={styles.give}
        onSubmit={(event) => {
          event.preventDefault();
          void give(suggested[0] ?? { id: null, name: name.trim() });
        }}
        onKeyDown={(event) => {
          if (event.key === 'Escape') document.querySelector<HTMLElement>('[data-scope="roles"]')?.focus();
        }}
      >
        <TextField
          label={
            isHeld || mode === 'hand-over'
              ? intl.formatMessage({ id: 'roles.hand-to', defaultMessage: 'Hand over to: type a name, Enter' })
              : intl.formatMessage({ id: 'roles.assign-to', defaultMessage: 'Assign: type a name, Enter' })
          }
          value={name}
          error={refused}
          onChange={(event) => {
            setName(event.target.value);
          }}
        />
        <ul className={styles.suggested}>
          {suggested.map((person, i) => (
            <li key={personKey(person)}>
              <Button
                size="small"
                variant="quiet"
                {...(i === 0 && { keys: 'Enter' })}
                onClick={() => void give(person)}
              >
                {person.name}
              </Button>
            </li>
          ))}
          {name.trim() !== '' && suggested.length === 0 ? (
            <li>
              <Button
                size="small"
                variant="quiet"
                keys="Enter"
                onClick={() => void give({ id: null, name: name.trim() })}
              >
                <FormattedMessage
                  id="roles.new-name"
                  defaultMessage="“{name}”, not in the list"
                  values={{ name: name.trim() }}
                />
              </Button>
            </li>
          ) : null}
        </ul>
        <button type="submit" className="visually-hidden" tabIndex={-1}>
          <FormattedMessage id="roles.give" defaultMessage="Give the role" />
        </button>
      </form>
      <div className={styles.acts}>
        {holders.length === 0 ? (
          <Button keys="T" onClick={() => void give({ id: app.me().id, name: app.me().name })}>
            <FormattedMessage id="roles.take" defaultMessage="Take it" />
          </Button>
        ) : null}
        {[...next, ...holders]
          .filter((one) => !one.accepted)
          .slice(0, 1)
          .map((one) => (
            <Button
              key={one.id}
              keys="A"
              onClick={() =>
                void act({ kind: 'accept-role', assignment: one.id }).then((why) => {
                  setRefused(why ?? undefined);
                })
              }
            >
              <FormattedMessage id="roles.accepts" defaultMessage="{name} accepts" values={{ name: one.person.name }} />
            </Button>
          ))}
        {role.id === 'first-responder' ? (
          <Button onClick={() => void registry.run('size-up')}>
            <FormattedMessage id="roles.size-up" defaultMessage="Size-up" />
          </Button>
        ) : null}
        {holders.length === 1 ? (
          <Button keys="Q" onClick={() => void registry.run('role-release')}>
            <FormattedMessage id="roles.release" defaultMessage="Release" />
          </Button>
        ) : null}
        {holders.map((one) => (
          <Button
            key={one.id}
            {...(holders.length === 1 && { keys: 'V' })}
            onClick={() =>
              void act(
                { kind: 'vacate-role', assignment: one.id, reason: '' },
                intl.formatMessage(
                  { id: 'roles.vacated', defaultMessage: '{name} is no longer {role}' },
                  { name: one.person.name, role: role.name },
                ),
              )
            }
          >
            <FormattedMessage id="roles.vacate" defaultMessage="Vacate {name}" values={{ name: one.person.name }} />
          </Button>
        ))}
      </div>
    </div>
  );
}
