import { clip, toMs, type FactId } from '../../stated';
import { addedOf, replacingAll, standing } from '../../view';
import { facts, refuse, type Deciding, type Decision } from '../deciding';
import type { Incident, StatedFact } from '../incident';
import type { DeadlineOutcome } from './facts';

/** A time by which somebody outside must hear, as it stands now. Times in ms since epoch. */
export type Deadline = {
  readonly id: FactId;
  readonly name: string;
  readonly from: number;
  readonly dueAt: number;
  readonly basis: string;
  /** How it ended, and when; null while it runs. */
  readonly outcome: {
    readonly outcome: Exclude<DeadlineOutcome, 'open'>;
    readonly at: number;
    readonly words: string;
    readonly by: string;
  } | null;
  /** Two laptops, apart, ended it otherwise: it runs on until somebody says which holds. */
  readonly isDisputed: boolean;
};

/** Every deadline that was started and not taken back, what is due first first. */
export const selectDeadlines = (incident: Incident): readonly Deadline[] =>
  addedOf(incident, 'deadline-started/1')
    .map(({ id, fact: { name, from, dueAt, basis } }): Deadline => {
      const moved = standing(incident, 'deadline-moved/1', id);
      const settled = standing(incident, 'deadline-settled/1', id);
      const last = settled.at(-1);
      // Said apart, the sooner time holds.
      const dueNow = moved.length > 0 ? Math.min(...moved.map((one) => one.fact.dueAt)) : dueAt;
      const isDisputed = new Set(settled.map((one) => one.fact.outcome)).size > 1;
      return {
        ...{ id, name, from, basis, dueAt: dueNow, isDisputed },
        outcome: last === undefined || isDisputed ? null : outcomeOf(last),
      };
    })
    .sort((a, b) => a.dueAt - b.dueAt || (a.id < b.id ? -1 : 1));

function outcomeOf({ fact: { outcome, at, words }, by }: StatedFact<'deadline-settled/1'>): Deadline['outcome'] {
  return outcome === 'open' ? null : { outcome, at, words, by: by.name };
}

/** Those that still run. */
export const selectOpenDeadlines = (incident: Incident): readonly Deadline[] =>
  selectDeadlines(incident).filter(({ outcome }) => outcome === null);

export type DeadlinesCommand =
  | {
      readonly kind: 'start-deadline';
      readonly duty: string;
      readonly name: string;
      readonly from: number;
      readonly dueAt: number;
      readonly basis: string;
    }
  | { readonly kind: 'move-deadline'; readonly deadline: FactId; readonly dueAt: number; readonly reason: string }
  | {
      readonly kind: 'settle-deadline';
      readonly deadline: FactId;
      readonly outcome: DeadlineOutcome;
      readonly at: number;
      readonly words: string;
    };

const MAX_NAME = 200;
const MAX_WORDS = 1_500;

export function decideDeadlines({ incident }: Deciding, command: DeadlinesCommand): Decision {
  if (command.kind === 'start-deadline') return start(incident, command);
  const found = selectDeadlines(incident).find(({ id }) => id === command.deadline);
  if (!found) return refuse({ kind: 'not-found', what: 'deadline' });
  const { id: deadline, name: text, outcome, isDisputed } = found;
  if (command.kind === 'move-deadline') {
    const dueAt = toMs(command.dueAt);
    const reason = clip(command.reason.trim(), MAX_WORDS);
    if (dueAt === found.dueAt) return refuse({ kind: 'unchanged' });
    if (dueAt > found.dueAt && reason === '') return refuse({ kind: 'reason-needed', why: 'later-deadline' });
    const replaces = replacingAll(incident, 'deadline-moved/1', deadline);
    return facts({ kind: 'deadline-moved/1', deadline, told: { text }, dueAt, reason, replaces });
  }
  const words = clip(command.words.trim(), MAX_WORDS);
  if ((outcome?.outcome ?? 'open') === command.outcome && !isDisputed) return refuse({ kind: 'unchanged' });
  if (command.outcome === 'not-needed' && words === '') return refuse({ kind: 'reason-needed', why: 'no-deadline' });
  return facts({
    kind: 'deadline-settled/1',
    deadline,
    told: { text },
    outcome: command.outcome,
    at: toMs(command.at),
    words,
    replaces: replacingAll(incident, 'deadline-settled/1', deadline),
  });
}

type Start = Extract<DeadlinesCommand, { readonly kind: 'start-deadline' }>;

function start(incident: Incident, command: Start): Decision {
  const name = clip(command.name.trim(), MAX_NAME);
  if (name === '') return refuse({ kind: 'empty-text' });
  const [from, dueAt] = [toMs(command.from), toMs(command.dueAt)];
  if (dueAt <= from) return refuse({ kind: 'in-the-past', at: dueAt });
  const isRunning = selectOpenDeadlines(incident).some((one) => one.name === name && one.dueAt === dueAt);
  if (isRunning) return refuse({ kind: 'unchanged' });
  const basis = clip(command.basis.trim(), MAX_WORDS);
  return facts({ kind: 'deadline-started/1', duty: clip(command.duty, 40), name, from, dueAt, basis });
}
