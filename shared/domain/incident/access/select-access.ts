import { addedOf } from '../../view';
import type { Incident } from '../incident';

/** Who may read the incident as last said; null: everyone in the room. `devices`: public keys in hex. */
export type Access = {
  readonly devices: readonly string[];
  readonly people: readonly { readonly name: string; readonly code: string }[];
};

export function selectAccess(incident: Incident): Access | null {
  const last = addedOf(incident, 'access-set/1').at(-1)?.fact;
  return last?.devices ? { devices: last.devices, people: last.people } : null;
}
