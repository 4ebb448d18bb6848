import { createHash } from 'node:crypto';
import { AUDIENCES } from '../../../../shared/domain/content/audiences';
import { ROLES } from '../../../../shared/domain/content/roles';
import type { IncidentFact, IncidentFactKind } from '../../../../shared/domain/incident/facts';
import { factIdOf, type FactId, type PersonRef, type Stated } from '../../../../shared/domain/stated';

export const NOON = Date.UTC(2026, 10, 21, 12);
export const MINUTE = 60_000;

/** What a fact is made of: a number to vary by, and ids of facts that were stated before. */
export type Given = { readonly n: number; readonly before: readonly Stated<IncidentFact>[] };

export const person = (n: number): PersonRef => ({
  id: n % 3 === 0 ? null : `p${String(n % 4)}`,
  name: `Person ${String(n % 4)}`,
});
export const NOWHERE = 'ff'.repeat(32);

/** One of the facts before of these kinds; now and then one that never comes. */
export function idOf({ n, before }: Given, ...kinds: readonly IncidentFactKind[]): FactId {
  const found = before.filter((one) => kinds.includes(one.fact.kind));
  return found[n % (found.length + 1)]?.id ?? factIdOf(NOWHERE, n % 3);
}

export function replacesOf({ n, before }: Given, kind: IncidentFactKind): FactId[] {
  const found = before.filter((one) => one.fact.kind === kind).map((one) => one.id);
  return found.length === 0
    ? []
    : [...new Set([found.at(-1), found[n % found.length]])].slice(n % 2).flatMap((id) => id ?? []);
}

export const pick = <T>(all: readonly T[], n: number): T => all[n % all.length] as T;
export const happenedOf = (n: number) =>
  n % 3 === 0 ? { at: NOON - (n % 90) * MINUTE, approximate: n % 2 === 0 } : null;

export function itemOf(given: Given): string {
  const { n } = given;
  return n % 2 === 0 ? idOf(given, 'item-added/1') : `${idOf(given, 'checklist-started/1')}/${String((n % 2) + 1)}`;
}

export const audience = (n: number) => ({ audience: pick(AUDIENCES, n % 5).id, name: pick(AUDIENCES, n % 5).name });
export const task = (given: Given) => ({
  task: idOf(given, 'entry-added/1'),
  told: { text: `task ${String(given.n)}`, person: person(given.n) },
});
export const message = (given: Given) => ({ message: idOf(given, 'message-drafted/1'), ...audience(given.n) });
export const role = (n: number) => ({ role: pick(ROLES, n % 3).id, roleName: pick(ROLES, n % 3).name });

/** A file on a line; some were redacted. */
export const file = (n: number) => {
  const hash = createHash('sha256')
    .update(`file ${String(n)}`)
    .digest('hex');
  const isLost = n % 4 === 0;
  return {
    blob: `${hash}-${String((n % 64) + 1)}`,
    key: isLost ? '' : hash,
    name: isLost ? '' : `shot ${String(n)}.png`,
    type: isLost ? '' : 'image/png',
    bytes: n * 1_000 + 1,
    sha256: hash,
  };
};
