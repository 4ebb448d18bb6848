import { roleById } from '../../content/roles';
import type { Writer } from '../../stated';
import { shown } from '../../view';
import type { Incident } from '../incident';
import { seatOf } from '../roles/select-roles';
import { selectAudiences } from './audiences';

/** Where an audience is reached, who speaks to it, and the id of the role that approves; null: whoever is there. */
export type Reach = {
  readonly mail: readonly string[];
  readonly phones: readonly string[];
  readonly spokesperson: string;
  readonly approver: string | null;
};

/** What was last said of an audience, else what the matrix says: no addresses, and its own approver. */
export function selectReach(incident: Incident, audience: string): Reach {
  const said = shown(incident, 'audience-reached/1', audience)?.fact;
  if (said) {
    const { mail, phones, spokesperson, approver } = said;
    return { mail, phones, spokesperson, approver };
  }
  const listed = selectAudiences(incident).find((one) => one.id === audience);
  return { mail: [], phones: [], spokesperson: '', approver: listed?.approverRole ?? null };
}

/** Who is to approve words to an audience; null: whoever is there. `holders`: names of those in the role now. */
export type Approver = { readonly roleName: string; readonly holders: readonly string[]; readonly isMe: boolean };

export function selectApprover(incident: Incident, audience: string, me: Pick<Writer, 'id' | 'name'>): Approver | null {
  const { approver } = selectReach(incident, audience);
  if (approver === null) return null;
  const holders = (seatOf(incident, approver)?.holders ?? []).map(({ person }) => person);
  const isMe = holders.some(({ id, name }) => (id === null ? comparable(name) === comparable(me.name) : id === me.id));
  return { roleName: roleById(approver)?.name ?? approver, holders: holders.map(({ name }) => name), isMe };
}

const comparable = (name: string): string => name.trim().toLowerCase();

/** Addresses as people paste them: by commas, semicolons or lines. */
export const splitAddresses = (text: string): readonly string[] =>
  text
    .split(/[,;\r\n]+/)
    .map((one) => one.trim())
    .filter((one) => one !== '');

const MAIL = /^[\p{L}\p{N}.!#$%&'*+/=?^_`{|}~-]{1,64}@[\p{L}\p{N}](?:[\p{L}\p{N}.-]{0,188}[\p{L}\p{N}])?$/u;
const DIGITS = /^\+?\d{3,15}$/;

/** The address in "ana@corp.example" and in "Ana Ruiz <ana@corp.example>"; null if there seems to be none. */
export function mailIn(typed: string): string | null {
  const address = /<([^<>]{1,254})>\s*$/.exec(typed)?.[1] ?? typed;
  return MAIL.test(address.trim()) ? address.trim() : null;
}

/** The number in "+32 (0)2 555-12 34", as it is dialled; null if it seems to be none. */
export function phoneIn(typed: string): string | null {
  const number = typed
    .trim()
    .replace(/^(\+[\d\s.-]{1,6})\(0\)/, '$1')
    .replaceAll(/[\s().\-/]/g, '');
  return DIGITS.test(number) ? number : null;
}

/**
 * People outside the house do not learn of each other from a mail that goes to all of them; nor do those whom somebody
 * added, for nobody can tell who they are.
 */
export const areOutsiders = (audience: string): boolean =>
  !['executives', 'it', 'end-users', 'service-desk', 'business-units'].includes(audience);
