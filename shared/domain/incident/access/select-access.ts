import { addedOf } from '../../view';
import type { Incident } from '../incident';
import { selectSeats } from '../roles/select-roles';

/** Who may read the incident as last said; null: everyone in the room. `devices`: public keys in hex. */
export type Access = {
  readonly devices: readonly string[];
  readonly people: readonly { readonly name: string; readonly code: string }[];
};

export function selectAccess(incident: Incident): Access | null {
  const last = addedOf(incident, 'access-set/1').at(-1)?.fact;
  return last?.devices ? { devices: last.devices, people: last.people } : null;
}

/** Names of those who hold a role and are none of `readers`: they could not read on. */
export function selectLeftOut(incident: Incident, readers: readonly string[]): readonly string[] {
  const known = new Set(readers.map(comparable));
  const holders = selectSeats(incident).flatMap(({ holders: held }) => held.map(({ person }) => person.name));
  return [...new Set(holders)].filter((name) => !known.has(comparable(name))).sort((a, b) => a.localeCompare(b));
}

const comparable = (name: string): string => name.trim().toLowerCase();
