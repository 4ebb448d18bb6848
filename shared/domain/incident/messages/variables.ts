import { addedOf, history, shown } from '../../view';
import { selectAudiences } from '../comms/audiences';
import { selectReach } from '../comms/reach';
import { sentAtOf } from '../comms/select-comms';
import { selectCriteria } from '../exit/exit';
import type { SystemState } from '../header/facts';
import { selectReference, selectSeverity, selectStamp, selectStartedAt, selectSystems } from '../header/select-header';
import type { Incident } from '../incident';
import { selectReports } from '../reports/reports';
import { seatOf } from '../roles/select-roles';
import { selectOpenTasks } from '../tasks/select-tasks';
import { linesBetween } from '../timeline/lines';

/** What a template's name stands for: words, a moment (ms since epoch), or nothing known yet. */
export type Value =
  { readonly as: 'words'; readonly words: string } | { readonly as: 'time'; readonly at: number } | null;

export type About = {
  readonly incident: Incident;
  readonly audience: string;
  /** When this audience hears again; null: nothing was said of it. */
  readonly nextAt: number | null;
};

/** What all messages share, in the order in which it is asked. */
export const SHARED_WORDS = ['known', 'unknown', 'doing', 'impact', 'workaround', 'do', 'dont', 'ask'] as const;
export type SharedWord = (typeof SHARED_WORDS)[number];

/** Plain words for the same thing: told once, used in both. */
const ALIASES: Readonly<Record<string, string>> = {
  impact_plain: 'impact',
  known_plain: 'known',
  cause_plain: 'cause',
  symptom_plain: 'symptom',
};
/** The word that a template's name asks for. */
export const wordFor = (name: string): string => ALIASES[name] ?? name;

const words = (text: string): Value => (text.trim() === '' ? null : { as: 'words', words: text.trim() });
const time = (at: number | null | undefined): Value => (at === null || at === undefined ? null : { as: 'time', at });

/** Worst first. */
const STATES: readonly SystemState[] = ['down', 'degraded', 'isolated', 'recovering', 'restored', 'unaffected'];

const holder = (incident: Incident, role: string): Value =>
  words((seatOf(incident, role)?.holders ?? []).map((one) => one.person.name).join(', '));

const SHOWN_CHANGES = 3;
/** Older changes are not what people are told now. */
const LOOKED_AT = 2_000;
const MINUTE_MS = 60_000;

/** Names that the record itself can fill in. All others are words that somebody types. */
const SOURCES: Readonly<Record<string, (about: About) => Value>> = {
  service: ({ incident }) => words(listed(selectSystems(incident).map(({ name }) => name))),
  systems: ({ incident }) => words(listed(selectSystems(incident).map(({ name }) => name))),
  state: ({ incident }) => {
    const states = selectSystems(incident).map(({ state }) => state);
    const worst = STATES.find((state) => states.includes(state)) ?? '';
    // Of several that differ it would be said of all.
    return words(states.every((state) => state === worst) ? worst : `${worst} in part`);
  },
  started: ({ incident }) => time(selectStartedAt(incident)),
  sev: ({ incident }) => words(String(selectSeverity(incident))),
  ref: ({ incident }) => words(selectReference(incident)),
  ic: ({ incident }) => holder(incident, 'incident-commander'),
  tl: ({ incident }) => holder(incident, 'tech-lead'),
  scribe: ({ incident }) => holder(incident, 'scribe'),
  assembled: ({ incident }) => time(seatOf(incident, 'incident-commander')?.holders[0]?.since),
  bridge: ({ incident }) => words(shown(incident, 'bridge-set/1')?.fact.bridge ?? ''),
  bridge2: ({ incident }) => words(shown(incident, 'bridge-set/1')?.fact.fallback ?? ''),
  eta: ({ incident }) => time(shown(incident, 'eta-set/1')?.fact.at),
  // What is only a guess is not promised in public.
  eta_public: ({ incident }) => {
    const eta = shown(incident, 'eta-set/1')?.fact;
    return eta && eta.confidence !== 'low' ? time(eta.at) : null;
  },
  confidence: ({ incident }) => {
    const eta = shown(incident, 'eta-set/1')?.fact;
    return eta && eta.at !== null ? words(eta.confidence) : null;
  },
  old_eta: ({ incident }) => time(history(incident, 'eta-set/1').at(-2)?.fact.at),
  spokesperson: ({ incident, audience }) =>
    typed(incident, 'spokesperson') === '' ? words(selectReach(incident, audience).spokesperson) : null,
  reason: ({ incident }) => words(typed(incident, 'reason') || (shown(incident, 'eta-set/1')?.fact.basis ?? '')),
  mitigated: ({ incident }) => time(selectStamp(incident, 'mitigated')),
  resolved: ({ incident }) => time(selectStamp(incident, 'resolved')),
  duration: ({ incident }) => {
    const end = selectStamp(incident, 'resolved');
    return end === undefined ? null : words(spanIn(end - selectStartedAt(incident)));
  },
  last: ({ incident, audience }) => {
    const sent = addedOf(incident, 'update-sent/1').filter((one) => one.fact.audience === audience);
    return time(sent.length > 0 ? Math.max(...sent.map(sentAtOf)) : null);
  },
  next_update: ({ nextAt }) => time(nextAt),
  fallback_channel: ({ incident, audience }) =>
    words(selectAudiences(incident).find((one) => one.id === audience)?.fallbacks[0] ?? ''),
  offline: ({ incident }) => words(areChannelsDown(incident) ? 'yes' : ''),
  conditions: ({ incident }) =>
    words(typed(incident, 'conditions') || (shown(incident, 'situation-set/1')?.fact.text ?? '')),
  exit_met: ({ incident }) => words(String(selectCriteria(incident).filter(({ met }) => met).length)),
  exit_total: ({ incident }) => {
    const { length } = selectCriteria(incident);
    return words(length === 0 ? '' : String(length));
  },
  progress: ({ incident }) =>
    words(
      selectSystems(incident)
        .flatMap(({ name, recovery }) =>
          recovery ? [[`${name} ${String(recovery.percent)} %`, recovery.statement].filter(Boolean).join(', ')] : [],
        )
        .join('; '),
    ),
  actions_in_flight: ({ incident }) => {
    const open = selectOpenTasks(incident);
    return words(open.map(({ person, text }) => (person ? `${person.name}: ${text}` : text)).join('; '));
  },
  reports: ({ incident }) => {
    const reports = selectReports(incident);
    return reports && words(String(reports.total));
  },
  changes: ({ incident }) => {
    const { lines } = incident;
    const changes = linesBetween(lines, lines.size - LOOKED_AT, lines.size).flatMap(({ stated: { fact } }) =>
      fact.kind === 'entry-added/1' && fact.entry === 'change' ? [fact.text] : [],
    );
    return words(changes.slice(-SHOWN_CHANGES).join('; '));
  },
};

/** The same moments, for people who do not read UTC. */
const SAME_MOMENT: Readonly<Record<string, string>> = {
  started_local: 'started',
  started_tz: 'started',
  resolved_local: 'resolved',
  resolved_tz: 'resolved',
};

/** What a name of a template stands for just now. */
export function valueOfName(name: string, about: About): Value {
  return recorded(name, about) ?? words(typed(about.incident, name) || typed(about.incident, wordFor(name)));
}

const recorded = (name: string, about: About): Value => SOURCES[SAME_MOMENT[name] ?? name]?.(about) ?? null;

/** Whether somebody has to type it: the record cannot say it by itself, or not yet. */
export const isToType = (name: string, about: About): boolean => recorded(name, about) === null;

/** A word as it was last typed; '' if nobody did. */
export const typed = (incident: Incident, word: string): string => shown(incident, 'word-set/1', word)?.fact.text ?? '';

/** Whether somebody said that the usual channels are down. */
export const areChannelsDown = (incident: Incident): boolean =>
  shown(incident, 'channels-set/1')?.fact.areDown ?? false;

/** "A, B and C". */
const listed = (all: readonly string[]): string =>
  all.length < 2 ? all.join('') : `${all.slice(0, -1).join(', ')} and ${all.at(-1) ?? ''}`;

/** "1 h 12 min". */
function spanIn(ms: number): string {
  const minutes = Math.max(0, Math.round(ms / MINUTE_MS));
  const hours = Math.floor(minutes / 60);
  return hours === 0 ? `${String(minutes)} min` : `${String(hours)} h ${String(minutes % 60)} min`;
}

/** Names whose value is the moment of writing, not a fact that could have changed since. */
const NO_FACTS: ReadonlySet<string> = new Set([
  'time',
  'me',
  'next_update',
  'last',
  'fallback_channel',
  'offline',
  // Told with the moment it was counted at: one report more makes nothing untrue.
  'reports',
]);

/** What of a message's names must still be so for it to be true: each with its value in a form that can be compared. */
export function usesOf(
  names: readonly string[],
  about: About,
): readonly { readonly word: string; readonly value: string }[] {
  return [...new Set(names)]
    .filter((name) => !NO_FACTS.has(name))
    .map((word) => ({ word, value: comparable(valueOfName(word, about)) }));
}

const MAX_COMPARED = 1_500;
const comparable = (value: Value): string =>
  value === null ? '' : value.as === 'time' ? String(value.at) : value.words.slice(0, MAX_COMPARED);
