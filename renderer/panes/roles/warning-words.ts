import type { IntlShape } from 'react-intl';
import type { RoleWarning } from '../../../shared/domain/incident/roles/warnings';

/** Hints on who does what; nothing is forbidden. */
export function warningWords(intl: IntlShape, { kind, person, role }: RoleWarning): string {
  switch (kind) {
    case 'commander-fixes':
      return intl.formatMessage(
        {
          id: 'warning.fixes',
          defaultMessage: '{name} commands and is {role} as well: whoever commands should not fix.',
        },
        { name: person.name, role: role.name },
      );
    case 'commander-and-comms':
      return intl.formatMessage(
        {
          id: 'warning.comms',
          defaultMessage: '{name} has commanded and written to everybody for 20 minutes: give {role} to someone else.',
        },
        { name: person.name, role: role.name },
      );
    case 'span':
      return intl.formatMessage(
        {
          id: 'warning.span',
          defaultMessage: 'More than seven people answer to {name}: fill a lead’s seat, or release somebody (Q).',
        },
        { name: person.name },
      );
    case 'shift-over':
      return intl.formatMessage(
        { id: 'warning.shift', defaultMessage: '{name} has commanded for four hours: hand over.' },
        { name: person.name },
      );
  }
}
