import * as v from 'valibot';
import { factId, personRef } from '../../stated';

const words = v.pipe(v.string(), v.maxLength(1_500));

/**
 * A person is given a role. Where `takesOver` names holders, they keep the role until this one is accepted: a hand-over.
 * Where it names none, the role is held at once.
 */
export const roleAssigned = v.object({
  kind: v.literal('role-assigned/1'),
  role: words,
  roleName: words,
  person: personRef,
  takesOver: v.pipe(v.array(factId), v.maxLength(64)),
  note: words,
});
export const roleAccepted = v.object({
  kind: v.literal('role-accepted/1'),
  assignment: factId,
  roleName: words,
  person: personRef,
  takesOver: v.pipe(v.array(factId), v.maxLength(64)),
});
/** Somebody's part is done, and they go: seats are vacated by facts of their own. Whoever writes again is back. */
export const personReleased = v.object({ kind: v.literal('person-released/1'), person: personRef, reason: words });
export const roleVacated = v.object({
  kind: v.literal('role-vacated/1'),
  assignment: factId,
  roleName: words,
  person: personRef,
  reason: words,
});
