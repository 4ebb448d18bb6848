import { CRISIS_AFTER_MS } from '../../content/crisis';
import { LADDER } from '../../content/escalation';
import { phaseClock } from '../../content/phase-clocks';
import { shown, shownSince } from '../../view';
import { selectBriefings } from '../briefings/select-briefings';
import { isSettled, selectLists } from '../checklists/select-checklists';
import { isStopped, selectMatrix } from '../comms/select-comms';
import { selectOpenDeadlines } from '../deadlines/deadlines';
import { selectDecisions } from '../decisions/select-decisions';
import { selectEscalation } from '../escalation/select-escalation';
import { selectPhase, selectSeverity } from '../header/select-header';
import type { Incident } from '../incident';
import { selectSeats, SHIFT_MS, type RoleSeat } from '../roles/select-roles';
import { selectOpenTasks } from '../tasks/select-tasks';
import { compareDues, soonAtOf, urgencyAt, type Due, type DueWhat } from './due';

/** A quarter of an hour before a shift is over somebody should be found. */
const SHIFT_SOON_MS = 15 * 60_000;
/** A timebox is too short for a fixed warning: its last fifth is one. */
const NO_LEAST = 0;

type Times = { readonly id: string; readonly what: DueWhat; readonly dueAt: number; readonly soonAt: number };

/**
 * All that is owed in an incident, in the one order: overdue, due soon, later. Once it is resolved, only what is owed
 * to somebody outside.
 */
export function selectDues(incident: Incident, now: number): readonly Due[] {
  const times = isStopped(incident) ? deadlines(incident) : timesIn(incident, now);
  return times.map((one): Due => ({ ...one, urgency: urgencyAt(now, one) })).sort(compareDues);
}

function timesIn(incident: Incident, now: number): readonly Times[] {
  const seats = selectSeats(incident);
  return [
    ...noCommander(incident, seats),
    ...updates(incident, now),
    ...timeboxes(incident),
    ...nextCheck(incident),
    ...estimate(incident),
    ...phase(incident),
    ...escalation(incident),
    ...crisis(incident),
    ...deadlines(incident),
    ...reviews(incident),
    ...briefings(incident),
    ...shifts(seats),
    ...items(incident),
  ];
}

/** Overdue from the moment the seat was left. */
function noCommander(incident: Incident, seats: readonly RoleSeat[]): Times[] {
  const seat = seats.find(({ role }) => role.id === 'incident-commander');
  if (!seat || seat.holders.length > 0 || !incident.added.has('incident-declared/1')) return [];
  const left = [...(incident.added.get('role-vacated/1')?.values() ?? [])].map((one) => one.recordedAt);
  const since = Math.max(0, ...left);
  return [{ id: 'no-commander', what: { kind: 'no-commander' }, dueAt: since, soonAt: since }];
}

function updates(incident: Incident, now: number): Times[] {
  return selectMatrix(incident, now).flatMap(({ audience: { id: audience, name }, due }): Times[] => {
    if ('dueAt' in due) {
      const { dueAt, soonAt } = due;
      return [{ id: `update:${audience}`, what: { kind: 'update', audience, name }, dueAt, soonAt }];
    }
    if (due.kind !== 'as-needed' || !due.prompt) return [];
    const { why, since } = due.prompt;
    // Nobody promised a time: it never turns overdue.
    return [
      { id: `prompt:${audience}`, what: { kind: 'prompt', audience, name, why }, dueAt: Infinity, soonAt: since },
    ];
  });
}

function timeboxes(incident: Incident): Times[] {
  return selectOpenTasks(incident).flatMap(({ id, text, person, dueAt, timedAt }) => {
    if (dueAt === null) return [];
    const what = { kind: 'timebox', task: id, text, person: person?.name ?? null } as const;
    return [{ id: `timebox:${id}`, what, dueAt, soonAt: soonAtOf(timedAt, dueAt, NO_LEAST) }];
  });
}

const since = (incident: Incident, kind: 'next-check-set/1' | 'eta-set/1' | 'phase-set/1'): number =>
  shownSince(incident, kind) ?? 0;

function nextCheck(incident: Incident): Times[] {
  const check = shown(incident, 'next-check-set/1');
  if (!check || check.fact.at === null) return [];
  const { at } = check.fact;
  return [
    {
      id: 'next-check',
      what: { kind: 'next-check' },
      dueAt: at,
      soonAt: soonAtOf(since(incident, 'next-check-set/1'), at),
    },
  ];
}

function estimate(incident: Incident): Times[] {
  const eta = shown(incident, 'eta-set/1');
  if (!eta || eta.fact.at === null) return [];
  const { at } = eta.fact;
  return [
    { id: 'estimate', what: { kind: 'estimate' }, dueAt: at, soonAt: soonAtOf(since(incident, 'eta-set/1'), at) },
  ];
}

/** How long a phase usually takes: amber is *due soon*, red is *overdue*. */
function phase(incident: Incident): Times[] {
  const now = selectPhase(incident);
  const clock = phaseClock(now, selectSeverity(incident));
  if (!clock || !shown(incident, 'phase-set/1')) return [];
  const from = since(incident, 'phase-set/1');
  return [
    {
      id: `phase:${now}`,
      what: { kind: 'phase', phase: now },
      dueAt: from + clock.redMs,
      soonAt: from + clock.amberMs,
    },
  ];
}

/** Nothing was found in the time that a level has: the next one is asked. */
function escalation(incident: Incident): Times[] {
  const { level, since, dueAt } = selectEscalation(incident);
  const next = LADDER.find((one) => one.level === level + 1);
  if (dueAt === null || !next) return [];
  const what = { kind: 'escalation', level: next.level, name: next.name } as const;
  return [{ id: `escalation:${String(next.level)}`, what, dueAt, soonAt: soonAtOf(since, dueAt) }];
}

/** Four hours at SEV1: somebody says whether it is more than the room can decide. */
function crisis(incident: Incident): Times[] {
  const severity = shown(incident, 'severity-set/1');
  if (severity?.fact.severity !== 1 || shown(incident, 'crisis-set/1')) return [];
  const dueAt = (shownSince(incident, 'severity-set/1') ?? severity.recordedAt) + CRISIS_AFTER_MS;
  return [{ id: 'crisis', what: { kind: 'crisis' }, dueAt, soonAt: dueAt - SHIFT_SOON_MS }];
}

function deadlines(incident: Incident): Times[] {
  if (selectPhase(incident) === 'closed') return [];
  return selectOpenDeadlines(incident).map(({ id, name, from, dueAt }) => {
    const what = { kind: 'deadline', deadline: id, name } as const;
    return { id: `deadline:${id}`, what, dueAt, soonAt: soonAtOf(from, dueAt) };
  });
}

/** Meetings that were set for later, until something is asked in them. */
function briefings(incident: Incident): Times[] {
  return selectBriefings(incident)
    .filter(({ endedAt, questions, at, openedAt }) => endedAt === null && questions.length === 0 && at > openedAt)
    .map(({ id, withWhom, at, openedAt }) => {
      const what = { kind: 'briefing', briefing: id, name: withWhom } as const;
      return { id: `briefing:${id}`, what, dueAt: at, soonAt: soonAtOf(openedAt, at) };
    });
}

/** Decisions that somebody said to look at again. */
function reviews(incident: Incident): Times[] {
  return selectDecisions(incident).flatMap(({ id, proposed, made, reviewAt }) => {
    if (reviewAt === null || made === undefined) return [];
    const what = { kind: 'decision', decision: id, text: proposed.fact.proposal } as const;
    return [{ id: `decision:${id}`, what, dueAt: reviewAt, soonAt: soonAtOf(made.recordedAt, reviewAt) }];
  });
}

/** Roles for one that somebody has held for a whole shift. */
function shifts(seats: readonly RoleSeat[]): Times[] {
  return seats
    .filter(({ role, next }) => role.holders === 'one' && next.length === 0)
    .flatMap(({ role, holders }) =>
      holders.map(({ id, person, since }) => ({
        id: `shift:${id}`,
        what: { kind: 'shift', assignment: id, role: role.id, person: person.name } as const,
        dueAt: since + SHIFT_MS,
        soonAt: since + SHIFT_MS - SHIFT_SOON_MS,
      })),
    );
}

/** Of each list what should be done first: a list that is behind is one thing, not nine. What the record shows is not late. */
function items(incident: Incident): Times[] {
  return selectLists(incident).flatMap((list) => {
    const open = list.items.flatMap((item) =>
      isSettled(item) || item.dueAt === null || item.seenAt !== null ? [] : [{ ...item, at: item.dueAt }],
    );
    const [first] = open.sort((a, b) => a.at - b.at);
    if (!first) return [];
    const what = { kind: 'item', item: first.id, text: first.text } as const;
    const from = first.at - (first.dueMinutes ?? 0) * 60_000;
    return [{ id: `item:${first.id}`, what, dueAt: first.at, soonAt: soonAtOf(from, first.at) }];
  });
}
