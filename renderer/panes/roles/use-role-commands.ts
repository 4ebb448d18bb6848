import { useIntl } from 'react-intl';
import type { RoleId } from '../../../shared/domain/content/roles';
import type { RoleSeat } from '../../../shared/domain/incident/roles/select-roles';
import { useActOrTell } from '../../app/acting';
import { useApp } from '../../app/contexts';
import { useCommand } from '../../app/use-command';
import type { RoleMode } from './role-detail';

/** What the keys of the board do to the chosen role. */
export function useRoleCommands(seat: RoleSeat | undefined, onAsk: (role: RoleId, mode: RoleMode) => void): void {
  const intl = useIntl();
  const app = useApp();
  const act = useActOrTell();
  const [holder] = seat?.holders ?? [];
  const open = [...(seat?.next ?? []), ...(seat?.holders ?? [])].find((one) => !one.accepted);
  const vacant = intl.formatMessage({ id: 'off.vacant', defaultMessage: 'Nobody holds this role' });
  useCommand('role-assign', () => {
    if (seat) onAsk(seat.role.id, 'assign');
  });
  useCommand('role-observe', () => {
    onAsk('observer', 'assign');
  });
  useCommand(
    'role-hand-over',
    () => {
      if (seat) onAsk(seat.role.id, 'hand-over');
    },
    holder ? null : vacant,
  );
  useCommand('role-take', () => {
    if (!seat) return;
    const { id, name } = app.me();
    void act(
      { kind: 'assign-role', role: seat.role.id, person: { id, name }, note: '' },
      intl.formatMessage(
        { id: 'roles.given-toast', defaultMessage: '{name} is {role}' },
        { role: seat.role.name, name },
      ),
    );
  });
  useCommand(
    'role-accept',
    () => {
      if (open) void act({ kind: 'accept-role', assignment: open.id });
    },
    open
      ? null
      : intl.formatMessage({ id: 'off.nothing-offered', defaultMessage: 'Nothing waits to be accepted here' }),
  );
  useCommand(
    'role-release',
    () => {
      if (holder)
        void act(
          { kind: 'release-person', person: holder.person, reason: '' },
          intl.formatMessage(
            { id: 'roles.released', defaultMessage: '{name} is released' },
            { name: holder.person.name },
          ),
        );
    },
    holder ? null : vacant,
  );
  useCommand(
    'role-vacate',
    () => {
      if (holder && seat)
        void act(
          { kind: 'vacate-role', assignment: holder.id, reason: '' },
          intl.formatMessage(
            { id: 'roles.vacated', defaultMessage: '{name} is no longer {role}' },
            { name: holder.person.name, role: seat.role.name },
          ),
        );
    },
    holder ? null : vacant,
  );
}
