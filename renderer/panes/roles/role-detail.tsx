import { useState } from 'react';
import { FormattedMessage, useIntl } from 'react-intl';
import type { RoleSeat } from '../../../shared/domain/incident/roles/select-roles';
import type { PersonRef } from '../../../shared/domain/stated';
import { useAct } from '../../app/acting';
import { useApp } from '../../app/contexts';
import { useRegistry } from '../../app/use-command';
import { Button } from '../../ui/button';
import { Panel } from '../../ui/panel';
import { AssignForm } from './assign-form';
import { Backups } from './backups';
import styles from './roles.module.css';

export type RoleMode = 'assign' | 'hand-over';

type Props = { readonly seat: RoleSeat; readonly mode: RoleMode; readonly onMode: (mode: RoleMode) => void };

/** The chosen role: its duties, why its holders joined, who else could take it, and how to give it. */
export function RoleDetail({ seat, mode }: Props) {
  const intl = useIntl();
  const act = useAct();
  const app = useApp();
  const registry = useRegistry();
  const [refused, setRefused] = useState<string>();
  const { role, holders, next } = seat;
  const reasons = holders.filter((one) => one.note !== '');
  const isHeld = role.holders === 'one' && holders.length > 0;

  async function give(person: PersonRef, note = ''): Promise<boolean> {
    const said = isHeld
      ? intl.formatMessage(
          { id: 'roles.offered-toast', defaultMessage: '{role} offered to {name}; it counts once accepted' },
          { role: role.name, name: person.name },
        )
      : intl.formatMessage(
          { id: 'roles.given-toast', defaultMessage: '{name} is {role}' },
          { role: role.name, name: person.name },
        );
    const why = await act({ kind: 'assign-role', role: role.id, person, note }, said);
    setRefused(why ?? undefined);
    if (why !== null) return false;
    document.querySelector<HTMLElement>('[data-scope="roles"]')?.focus();
    return true;
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
      {reasons.length > 0 ? (
        <ul className={styles.reasons}>
          {reasons.map((one) => (
            <li key={one.id}>
              <FormattedMessage
                id="roles.reason"
                defaultMessage="{name}: {why}"
                values={{ name: one.person.name, why: one.note }}
              />
            </li>
          ))}
        </ul>
      ) : null}
      <Backups seat={seat} />
      <AssignForm seat={seat} isHandOver={isHeld || mode === 'hand-over'} onGive={give} refused={refused} />
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
