import type { FactId } from '../../stated';
import { addedOf, shown } from '../../view';
import type { Incident, StatedFact } from '../incident';
import { selectSeats, type Assignment, type RoleSeat } from '../roles/select-roles';
import { BRIEF_POINTS, type BriefPoint } from './facts';

/** A role that is being handed over: offered, and not yet accepted. */
export type HandOver = {
  readonly role: RoleSeat['role'];
  /** Who holds it until then. */
  readonly from: readonly Assignment[];
  readonly to: Assignment;
  readonly points: readonly {
    readonly point: BriefPoint;
    /** In the outgoing's own words; '' where the record's words stand. */
    readonly own: string;
    /** The last time it was said back; undefined: not yet. */
    readonly readBack: StatedFact<'point-read-back/1'> | undefined;
  }[];
};

/** Every hand-over that waits to be accepted, in the order of the board: command first. */
export const selectHandOvers = (incident: Incident): readonly HandOver[] =>
  selectSeats(incident).flatMap(({ role, holders, next }) => {
    const [to] = next;
    return to && holders.length > 0 ? [{ role, from: holders, to, points: pointsOf(incident, to.id) }] : [];
  });

export const handOverOf = (incident: Incident, assignment: FactId): HandOver | undefined =>
  selectHandOvers(incident).find(({ to }) => to.id === assignment);

/** Where the words of one point are kept. */
export const briefKey = (assignment: FactId, point: BriefPoint): string => `${assignment}/${point}`;

function pointsOf(incident: Incident, assignment: FactId): HandOver['points'] {
  const said = addedOf(incident, 'point-read-back/1').filter(({ fact }) => fact.assignment === assignment);
  return BRIEF_POINTS.map((point) => ({
    point,
    own: shown(incident, 'brief-worded/1', briefKey(assignment, point))?.fact.text ?? '',
    readBack: said.findLast(({ fact }) => fact.point === point),
  }));
}
