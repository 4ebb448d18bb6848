import { applyAll } from '../../../shared/domain/incident/apply';
import type { Audience } from '../../../shared/domain/incident/comms/audiences';
import type { Cadence } from '../../../shared/domain/incident/comms/facts';
import { selectMatrix, type AudienceRow } from '../../../shared/domain/incident/comms/select-comms';
import type { IncidentFact } from '../../../shared/domain/incident/facts';
import type { Incident } from '../../../shared/domain/incident/incident';
import { factIdOf, type Writer } from '../../../shared/domain/stated';
import { replacing } from '../../../shared/domain/view';

/** Of an op that is not written: after all that are. */
const UNWRITTEN = { id: factIdOf('0'.repeat(64), 0), place: '~' } as const;

type Around = { readonly incident: Incident; readonly now: number; readonly me: Writer };

/** The row as it would stand if an audience were told that often; null: one that was added just now. */
export function rowAfter(
  audience: Audience | null,
  cadence: Cadence | null,
  { incident, now, me }: Around,
): AudienceRow | undefined {
  const fact = factFor(audience, cadence, incident);
  const said = { ...UNWRITTEN, fact, by: me, at: now, recordedAt: now };
  const id = audience?.id ?? UNWRITTEN.id;
  return selectMatrix(applyAll(incident, [said]), now).find((row) => row.audience.id === id);
}

function factFor(audience: Audience | null, cadence: Cadence | null, incident: Incident): IncidentFact {
  const words = { name: '', channels: [], fallbacks: [], level: '', ownerRole: '' };
  if (!audience) return { kind: 'audience-added/1', ...words, cadence: cadence ?? { asNeeded: true } };
  const replaces = replacing(incident, 'audience-set/1', audience.id);
  return { kind: 'audience-set/1', audience: audience.id, ...words, cadence, replaces };
}
