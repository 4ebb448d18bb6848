import { ROLES } from '../../../shared/domain/content/roles';
import { ROLE_WORDS } from '../../../shared/domain/content/role-words';
import { selectStartedAt, selectSystems } from '../../../shared/domain/incident/header/select-header';
import type { Incident } from '../../../shared/domain/incident/incident';
import { personKey, selectPresent, selectSeats } from '../../../shared/domain/incident/roles/select-roles';
import type { LineContext } from '../../../shared/domain/incident/timeline/line/reading';
import type { Person } from '../../../shared/domain/plan/plan';
import type { Writer } from '../../../shared/domain/stated';
import { localOffsetMinutes, type Zone } from '../time-words';

type Around = {
  /** Null: before there is a room. */
  readonly incident: Incident | null;
  readonly people: readonly Person[];
  readonly me: Writer;
  readonly zone: Zone;
  readonly now: number;
};

/** Verbs that can be carried out today. */
export const VERBS = [
  'd',
  'note',
  'sev',
  'phase',
  'ic',
  'role',
  'hand',
  'check',
  'done',
  'extend',
  'sys',
  'type',
  'eta',
  'title',
  'bridge',
  'report',
  'deadline',
  'meet',
  'ask',
  'update',
  'undo',
  'help',
] as const;

/** What a line is read against: everyone in the plan and the room, the roles, the systems named so far. */
export function lineContext({ incident, people, me, zone, now }: Around): LineContext {
  const present = incident ? selectPresent(incident) : [];
  const seats = incident ? selectSeats(incident) : [];
  const byKey = new Map<string, { readonly id: string; readonly name: string; readonly present: boolean }>(
    people.map((person) => [person.id as string, { id: person.id, name: person.name, present: false }]),
  );
  // Someone who is here but not in the plan is known by name alone.
  for (const person of present)
    byKey.set(personKey(person), { id: personKey(person), name: person.name, present: true });
  return {
    now,
    zone,
    offsetMinutesAt: localOffsetMinutes,
    startedAt: incident ? selectStartedAt(incident) : null,
    people: [...byKey.values()],
    roles: ROLES.map((role) => {
      const holder = seats.find((seat) => seat.role.id === role.id)?.holders[0]?.person;
      return {
        id: role.id,
        words: ROLE_WORDS[role.id],
        holder: holder ? { id: personKey(holder), name: holder.name } : null,
      };
    }),
    systems: incident ? selectSystems(incident).map((system) => system.name) : [],
    verbs: VERBS,
    me: { id: me.id, name: me.name },
  };
}
