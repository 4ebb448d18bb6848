import type { FactId, PersonRef, Stated } from '../stated';
import { emptyView, type View } from '../view';
import type { IncidentFact, IncidentFactKind, IncidentFactOf } from './facts';
import { noLines, type Line, type Lines } from './timeline/lines';

/** What the ops of an incident's book add up to. Never changed: `applyAll` makes the next one. */
export type Incident = View<IncidentFact> & {
  readonly lines: Lines<IncidentFact>;
  /** Lines marked as key events. */
  readonly starred: ReadonlySet<FactId>;
  /** Everyone who wrote here, by person id, as last named: `place` is where that was. */
  readonly writers: ReadonlyMap<string, SeenWriter>;
};

export type SeenWriter = PersonRef & { readonly place: string };
export type IncidentLine = Line<IncidentFact>;
export type StatedFact<K extends IncidentFactKind = IncidentFactKind> = Stated<IncidentFactOf<K>>;

/** Raised whenever a view of the same ops would come out different: stored snapshots of another version are not used. */
export const INCIDENT_FOLD = 9;

export const emptyIncident: Incident = { ...emptyView, lines: noLines, starred: new Set(), writers: new Map() };
