import { compareStated } from '../../stated';
import { addedOf, history, MAX_REPLACES, standing } from '../../view';
import { selectAccess } from '../access/select-access';
import { facts, refuse, type Deciding, type Decision } from '../deciding';
import type { Incident, StatedFact } from '../incident';

export type PublicFaceCommand = { readonly kind: 'set-public-face'; readonly on: boolean };

/**
 * The fact by which the situation is shown to people without Holdfast; undefined if it is not. Of two that contradict
 * each other the one that shows nothing counts. Never while the incident is restricted.
 */
export function selectPublicFace(incident: Incident): StatedFact<'public-face-set/1'> | undefined {
  if (selectAccess(incident)) return undefined;
  const stands = standingFaces(incident);
  return stands.every(({ fact }) => fact.on) ? stands.at(-1) : undefined;
}

/** Whether anybody ever put it on: then a page may lie about. */
export const hadPublicFace = (incident: Incident): boolean =>
  history(incident, 'public-face-set/1').some(({ fact }) => fact.on);

export function decidePublicFace({ incident }: Deciding, { on }: PublicFaceCommand): Decision {
  if (on && selectAccess(incident)) return refuse({ kind: 'restricted' });
  if ((selectPublicFace(incident) !== undefined) === on) return refuse({ kind: 'unchanged' });
  // Putting it on answers every one that says no.
  const replaces = standingFaces(incident).map(({ id }) => id);
  return facts({ kind: 'public-face-set/1', on, replaces: replaces.slice(-MAX_REPLACES) });
}

/** What was said before a restriction counts no more: nobody has agreed to show what was written under it. */
function standingFaces(incident: Incident): readonly StatedFact<'public-face-set/1'>[] {
  const restricted = addedOf(incident, 'access-set/1').findLast(({ fact }) => fact.devices !== null);
  return standing(incident, 'public-face-set/1').filter((one) => !restricted || compareStated(one, restricted) > 0);
}
