import { clip, type FactId } from '../../stated';
import { addedOf, replacing, shown } from '../../view';
import { facts, refuse, type Deciding, type Decision } from '../deciding';
import type { IncidentFact } from '../facts';
import type { Incident } from '../incident';

/** `met`: who saw that it is so, and when; null: nobody has. */
export type Criterion = {
  readonly id: FactId;
  readonly text: string;
  readonly met: { readonly by: string; readonly at: number } | null;
};

/** What must be true before the incident counts as over, in the order of its naming. */
export const selectCriteria = (incident: Incident): readonly Criterion[] =>
  addedOf(incident, 'criterion-added/1').map(({ id, fact: { text } }) => {
    const said = shown(incident, 'criterion-met/1', id);
    return { id, text, met: said?.fact.met ? { by: said.by.name, at: said.recordedAt } : null };
  });

export type ExitCommand =
  /** One criterion a line: new ones are added, those that are missing are taken back, the others stay as they are. */
  | { readonly kind: 'name-criteria'; readonly texts: readonly string[] }
  | { readonly kind: 'meet-criterion'; readonly criterion: FactId; readonly met: boolean };

const MAX_CRITERIA = 20;
const MAX_CHARACTERS = 400;

export function decideExit({ incident }: Deciding, command: ExitCommand): Decision {
  const criteria = selectCriteria(incident);
  if (command.kind === 'meet-criterion') {
    const found = criteria.find(({ id }) => id === command.criterion);
    if (!found) return refuse({ kind: 'not-found', what: 'criterion' });
    if ((found.met !== null) === command.met) return refuse({ kind: 'unchanged' });
    const { id: criterion, text } = found;
    const replaces = replacing(incident, 'criterion-met/1', criterion);
    return facts({ kind: 'criterion-met/1', criterion, told: { text }, met: command.met, replaces });
  }
  const texts = [...new Set(command.texts.map((text) => clip(text.trim(), MAX_CHARACTERS)).filter(Boolean))];
  const kept = texts.slice(0, MAX_CRITERIA);
  const written: readonly IncidentFact[] = [
    ...kept
      .filter((text) => !criteria.some((one) => one.text === text))
      .map((text): IncidentFact => ({ kind: 'criterion-added/1', text })),
    ...criteria
      .filter(({ text }) => !kept.includes(text))
      .map(({ id }): IncidentFact => ({ kind: 'withdrawn/1', what: id, reason: 'named otherwise' })),
  ];
  return written.length > 0 ? facts(...written) : refuse({ kind: 'unchanged' });
}
