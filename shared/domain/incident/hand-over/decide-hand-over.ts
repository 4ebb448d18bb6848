import { clip, type FactId } from '../../stated';
import { replacing } from '../../view';
import { facts, refuse, type Deciding, type Decision } from '../deciding';
import type { BriefPoint } from './facts';
import { briefKey, handOverOf } from './select-hand-over';

export type HandOverCommand =
  /** The outgoing says a point in their own words; '' goes back to what the record says. */
  | { readonly kind: 'word-brief'; readonly assignment: FactId; readonly point: BriefPoint; readonly text: string }
  /** The incoming says a point back, as it stands. */
  | { readonly kind: 'read-back'; readonly assignment: FactId; readonly point: BriefPoint; readonly text: string };

const MAX_CHARACTERS = 1_500;

export function decideHandOver({ incident }: Deciding, command: HandOverCommand): Decision {
  const { assignment, point } = command;
  const open = handOverOf(incident, assignment);
  const now = open?.points.find((one) => one.point === point);
  if (!open || !now) return refuse({ kind: 'not-found', what: 'assignment' });
  const text = clip(command.text.trim(), MAX_CHARACTERS);
  if (command.kind === 'read-back') {
    if (now.readBack?.fact.text === text) return refuse({ kind: 'unchanged' });
    return facts({ kind: 'point-read-back/1', assignment, person: open.to.person, point, text });
  }
  if (now.own === text) return refuse({ kind: 'unchanged' });
  const replaces = replacing(incident, 'brief-worded/1', briefKey(assignment, point));
  return facts({ kind: 'brief-worded/1', assignment, point, text, replaces });
}
