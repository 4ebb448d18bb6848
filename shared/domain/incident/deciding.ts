import { err, ok, type Result } from '../../base/result';
import type { Writer } from '../stated';
import type { IncidentFact } from './facts';
import type { Incident } from './incident';
import type { Refusal } from './refusal';

/** What a decision may look at. `now`: ms since epoch. */
export type Deciding = { readonly incident: Incident; readonly now: number; readonly me: Writer };
export type Decision = Result<readonly IncidentFact[], Refusal>;

export const facts = (...all: readonly IncidentFact[]): Decision => ok(all);
export const refuse = (refusal: Refusal): Decision => err(refusal);
