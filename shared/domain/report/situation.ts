import { selectAccess } from '../incident/access/select-access';
import { selectMatrix } from '../incident/comms/select-comms';
import type { Phase } from '../incident/header/facts';
import {
  declaredFact,
  isClosed,
  selectPhase,
  selectReference,
  selectSeverity,
  selectTitle,
} from '../incident/header/select-header';
import type { Incident } from '../incident/incident';
import { typed } from '../incident/messages/variables';
import { seatOf } from '../incident/roles/select-roles';
import type { Severity } from '../content/severities';
import { shown } from '../view';

export type Confidence = 'low' | 'medium' | 'high';

/** What people outside the room are told, and nothing else of the incident. '' where nobody has said it; times in ms since epoch. */
export type Situation = {
  readonly reference: string;
  readonly title: string;
  readonly severity: Severity;
  readonly phase: Phase;
  readonly isExercise: boolean;
  /** Nothing of it changes any more. */
  readonly isClosed: boolean;
  /** Two names where two claim it. */
  readonly commander: string;
  readonly bridge: string;
  readonly fallback: string;
  readonly impact: string;
  readonly known: string;
  readonly unknown: string;
  readonly doing: string;
  readonly workaround: string;
  readonly estimate: { readonly at: number; readonly confidence: Confidence } | null;
  /** The one that is due first of those that its readers get. */
  readonly nextUpdate: { readonly audience: string; readonly at: number; readonly isLate: boolean } | null;
};

/** Who reads it: people of the house, not those who are told through a channel of their own. */
const READERS: readonly string[] = ['it', 'end-users', 'executives', 'service-desk', 'business-units'];

/**
 * The situation at `now`; null of a restricted incident, always. Of the log not a line stands in it: what is kept out
 * of exports is kept out of this, and what was redacted is gone from here with its words.
 */
export function situationOf(incident: Incident, now: number): Situation | null {
  if (selectAccess(incident)) return null;
  const bridge = shown(incident, 'bridge-set/1')?.fact;
  const eta = shown(incident, 'eta-set/1')?.fact;
  const holders = seatOf(incident, 'incident-commander')?.holders ?? [];
  const word = (name: string): string => tidied(typed(incident, name));
  return {
    reference: selectReference(incident),
    title: oneLine(selectTitle(incident)),
    severity: selectSeverity(incident),
    phase: selectPhase(incident),
    isExercise: declaredFact(incident)?.fact.mode === 'drill',
    isClosed: isClosed(incident),
    commander: holders.map(({ person }) => oneLine(person.name)).join(', '),
    bridge: oneLine(bridge?.bridge ?? ''),
    fallback: oneLine(bridge?.fallback ?? ''),
    impact: word('impact'),
    // Whoever writes the situation and no facts has said what is known.
    known: word('known') || tidied(shown(incident, 'situation-set/1')?.fact.text ?? ''),
    unknown: word('unknown'),
    doing: word('doing'),
    workaround: word('workaround'),
    estimate: eta && eta.at !== null ? { at: eta.at, confidence: eta.confidence } : null,
    nextUpdate: nextUpdateOf(incident, now),
  };
}

function nextUpdateOf(incident: Incident, now: number): Situation['nextUpdate'] {
  const due = selectMatrix(incident, now).flatMap(({ audience, due: state }) =>
    READERS.includes(audience.id) && 'dueAt' in state
      ? [{ audience: audience.name, at: state.dueAt, isLate: state.kind === 'overdue' }]
      : [],
  );
  return due.sort((a, b) => a.at - b.at)[0] ?? null;
}

const oneLine = (text: string): string => tidied(text).replaceAll('\n', ' ');

/** Without blank lines and without what is not seen but turns the words around it. */
const tidied = (text: string): string =>
  text
    .replaceAll(/[\p{Cc}\u2028-\u202e\u2066-\u2069]+/gu, (signs) => (/[\n\r\u2028\u2029]/.test(signs) ? '\n' : ' '))
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => line !== '')
    .join('\n');
