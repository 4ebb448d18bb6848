import type { Meaning } from '../meaning';
import { applyAll } from './apply';
import { decide, onlyAdds, type IncidentCommand } from './decide';
import { parseIncidentFact, type IncidentFact } from './facts';
import { emptyIncident, type Incident } from './incident';
import type { Refusal } from './refusal';

/** What a book means that holds an incident. */
export const incidentMeaning: Meaning<Incident, IncidentFact, IncidentCommand, Refusal> = {
  empty: emptyIncident,
  parse: parseIncidentFact,
  apply: applyAll,
  decide: (incident, command, now, me) => decide({ incident, now, me }, command),
  onlyAdds,
};
