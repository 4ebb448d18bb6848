import type { Severity } from '../../content/severities';
import { compareStated, type Stated } from '../../stated';
import { addedOf, history, shown, shownInTurn, withdrawalOf } from '../../view';
import { selectSeverity } from '../header/select-header';
import type { Incident, StatedFact } from '../incident';
import type { Cadence, ListedAudience } from './facts';

/** One row of the communication matrix, as it stands now. */
export type Audience = Omit<ListedAudience, 'frequency'> & {
  /** The table's own words; null where somebody said how often: then `cadence` does. */
  readonly frequency: string | null;
  /** Somebody added it in this room. */
  readonly isAdded: boolean;
  /** Since when it is told by a timer, or by none, ms since epoch: nobody is late before that. 0: from the start. */
  readonly countsFrom: number;
};

/** Who approves words to an audience of the room's own, until somebody says otherwise. */
const APPROVER = 'incident-commander';

/**
 * The listed audiences, each as last set, then those that were added, in the order in which they were. A cadence that
 * somebody set holds at every severity and over the preset; the first update is never due later than its interval, and
 * has no time where it is set to *as needed*.
 */
export function selectAudiences(incident: Incident): readonly Audience[] {
  return basesOf(incident).map((base) => asSet(incident, base));
}

/** How often this audience is told at this severity. */
export const cadenceOf = (
  { cadence, cadenceBySeverity }: Pick<ListedAudience, 'cadence' | 'cadenceBySeverity'>,
  severity: Severity,
): Cadence => cadenceBySeverity[severity] ?? cadence;

/** How often it was told, as far as its laptop knew, when something was said; at the severity of now. */
export function cadenceWhen(incident: Incident, audience: string, said: Stated<unknown>): Cadence | undefined {
  const base = basesOf(incident).find(({ id }) => id === audience);
  const before = history(incident, 'audience-set/1', audience).filter((one) => {
    const withdrawal = withdrawalOf(incident, one.id);
    return compareStated(one, said) < 0 && (!withdrawal || compareStated(withdrawal, said) > 0);
  });
  return before.at(-1)?.fact.cadence ?? (base && cadenceOf(base, selectSeverity(incident)));
}

/** Names are the same to people however they are spaced and whatever is large in them. */
export const isSameName = (one: string, other: string): boolean =>
  tidyName(one).toLowerCase() === tidyName(other).toLowerCase();

/** A name as it is kept. */
export const tidyName = (typed: string): string => typed.trim().replaceAll(/\s+/g, ' ');

function basesOf(incident: Incident): readonly Audience[] {
  const listed = addedOf(incident, 'audiences-listed/1').at(0)?.fact.audiences ?? [];
  return [
    ...listed.map((one): Audience => ({ ...one, isAdded: false, countsFrom: 0 })),
    ...addedOf(incident, 'audience-added/1').map(ownOf),
  ];
}

const ownOf = ({ id, fact, recordedAt }: StatedFact<'audience-added/1'>): Audience => ({
  id,
  name: fact.name,
  frequency: null,
  cadence: fact.cadence,
  cadenceBySeverity: {},
  firstDueMinutes: {},
  channels: fact.channels,
  fallbacks: fact.fallbacks,
  level: fact.level,
  ownerRole: fact.ownerRole,
  approverRole: APPROVER,
  on: true,
  isAdded: true,
  countsFrom: recordedAt,
});

function asSet(incident: Incident, base: Audience): Audience {
  const said = shown(incident, 'audience-set/1', base.id);
  if (!said) return base;
  const { name, channels, fallbacks, level, ownerRole, cadence } = said.fact;
  return {
    ...base,
    // Redacted words are none: those before stand in their place.
    ...(said.lost ? {} : { channels, fallbacks, level, name: base.isAdded ? name : base.name }),
    ...(cadence ? byHand(base, cadence) : {}),
    ownerRole,
    countsFrom: countsFrom(incident, base),
  };
}

const byHand = (base: Audience, cadence: Cadence) => ({
  cadence,
  cadenceBySeverity: {},
  firstDueMinutes: 'asNeeded' in cadence ? {} : noLaterThan(base.firstDueMinutes, cadence.dueMinutes),
  frequency: null,
});

function noLaterThan(first: Audience['firstDueMinutes'], most: number): Audience['firstDueMinutes'] {
  const capped: Audience['firstDueMinutes'] = {};
  for (const severity of [1, 2, 3, 4] as const) {
    const minutes = first[severity];
    if (minutes !== undefined) capped[severity] = Math.min(minutes, most);
  }
  return capped;
}

/** When it last came to have a timer, or to have none. */
function countsFrom(incident: Incident, base: Audience): number {
  const listed = cadenceOf(base, selectSeverity(incident));
  const sets = shownInTurn(incident, 'audience-set/1', base.id).map(({ fact, recordedAt }) => ({
    hasTimer: !('asNeeded' in (fact.cadence ?? listed)),
    at: recordedAt,
  }));
  const turns = [...sets, { hasTimer: !('asNeeded' in listed), at: base.countsFrom }];
  const other = turns.findIndex(({ hasTimer }) => hasTimer !== turns[0]?.hasTimer);
  return turns.at(other === -1 ? -1 : other - 1)?.at ?? base.countsFrom;
}
