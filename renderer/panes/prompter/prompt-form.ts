import type { IntlShape } from 'react-intl';
import type { IncidentCommand } from '../../../shared/domain/incident/decide';
import type { Outcome } from '../../../shared/domain/incident/decisions/facts';
import type { Incident } from '../../../shared/domain/incident/incident';
import type { FactId } from '../../../shared/domain/stated';
import type { Prompt } from '../../../shared/domain/incident/loop/select-prompts';
import { typed } from '../../../shared/domain/incident/messages/variables';
import { selectOpenTasks } from '../../../shared/domain/incident/tasks/select-tasks';
import { readTimeToCome } from '../../../shared/domain/incident/timeline/line/read-time';
import type { LineContext } from '../../../shared/domain/incident/timeline/line/reading';
import { outcomeWords, taskWords } from '../../app/domain-words';
import { dueTitle } from '../../app/due/due-words';
import { readAssignment } from '../../app/line/read-assignment';
import type { StripField, StripValues } from '../../ui/form-strip';

/** What a prompt says, asks and does. */
export type PromptForm = {
  readonly title: string;
  /** The sentence to say aloud. */
  readonly say: string;
  readonly fields: readonly StripField[];
  readonly doWords: string;
  /** The command; why there is none; or null: the thing is opened instead. */
  readonly command: (values: StripValues) => IncidentCommand | string | null;
};

type Around = { readonly intl: IntlShape; readonly incident: Incident; readonly context: LineContext };

const text = (id: string, label: string, initial = ''): StripField => ({ kind: 'text', id, label, initial });

export function promptForm(prompt: Prompt, around: Around): PromptForm {
  const { intl, context } = around;
  const common = {
    title: promptName(intl, prompt),
    doWords: intl.formatMessage({ id: 'prompter.log', defaultMessage: 'Log it' }),
  };
  switch (prompt.kind) {
    case 'take-command':
      return {
        ...common,
        say: intl.formatMessage({ id: 'say.command', defaultMessage: '“I am the incident commander.”' }),
        fields: [],
        doWords: intl.formatMessage({ id: 'prompter.take', defaultMessage: 'I take command' }),
        command: () => ({ kind: 'assign-role', role: 'incident-commander', person: context.me, note: '' }),
      };
    case 'propose':
      return {
        ...common,
        say: intl.formatMessage({ id: 'say.propose', defaultMessage: '“I propose we…”' }),
        fields: [
          text('proposal', intl.formatMessage({ id: 'prompter.proposal', defaultMessage: 'Proposal' })),
          text('risk', intl.formatMessage({ id: 'prompter.risk', defaultMessage: 'Risk, if it goes wrong' })),
        ],
        command: ({ proposal = '', risk = '' }) => ({ kind: 'propose', proposal, options: '', risk }),
      };
    case 'poll':
      return {
        ...common,
        say: intl.formatMessage(
          { id: 'say.poll', defaultMessage: '“{proposal}. Any strong objections?”' },
          { proposal: prompt.proposal },
        ),
        fields: [
          text(
            'objections',
            intl.formatMessage({ id: 'prompter.objections', defaultMessage: 'Strong objections: how many' }),
          ),
          text('reason', intl.formatMessage({ id: 'prompter.objected', defaultMessage: 'What was objected' })),
        ],
        command: ({ objections = '', reason = '' }) => ({
          kind: 'poll',
          decision: prompt.decision,
          objections: Number(/\d+/.exec(objections)?.[0] ?? 0),
          reason,
        }),
      };
    case 'decide':
      return { ...common, ...deciding(prompt.decision, prompt.proposal, around) };
    case 'review':
      return { ...common, ...reviewing(prompt.decision, prompt.proposal, around) };
    case 'size-up':
      return { ...common, ...sizeUp(around) };
    case 'objective':
      return {
        ...common,
        say: intl.formatMessage({ id: 'say.objective', defaultMessage: '“Our objective now is…”' }),
        fields: [text('objective', intl.formatMessage({ id: 'prompter.objective', defaultMessage: 'Objective' }))],
        command: ({ objective = '' }) => ({ kind: 'set-objective', text: objective }),
      };
    case 'due':
      return {
        ...common,
        say: intl.formatMessage(
          { id: 'say.due', defaultMessage: 'Due: {what}. Enter opens it.' },
          { what: dueTitle(intl, prompt.due.what) },
        ),
        fields: [],
        doWords: intl.formatMessage({ id: 'prompter.open', defaultMessage: 'Open it' }),
        command: () => null,
      };
  }
}

/** What a prompt is called where several stand side by side. */
export function promptName(intl: IntlShape, prompt: Prompt): string {
  switch (prompt.kind) {
    case 'take-command':
      return intl.formatMessage({ id: 'prompt.command', defaultMessage: 'Take command' });
    case 'size-up':
      return intl.formatMessage({ id: 'prompt.size-up', defaultMessage: 'Size-up' });
    case 'propose':
      return intl.formatMessage({ id: 'prompt.propose', defaultMessage: 'Propose' });
    case 'poll':
      return intl.formatMessage({ id: 'prompt.poll', defaultMessage: 'Objections?' });
    case 'decide':
      return intl.formatMessage({ id: 'prompt.decide', defaultMessage: 'Decide' });
    case 'review':
      return intl.formatMessage({ id: 'prompt.review', defaultMessage: 'Was it right?' });
    case 'objective':
      return intl.formatMessage({ id: 'prompt.objective', defaultMessage: 'Objective' });
    case 'due':
      return dueTitle(intl, prompt.due.what);
  }
}

type Asking = Pick<PromptForm, 'say' | 'fields' | 'command'>;

function deciding(decision: FactId, proposal: string, { intl, context }: Around): Asking {
  const outcomes: readonly Outcome[] = ['go', 'no', 'later'];
  return {
    say: intl.formatMessage({ id: 'say.decide', defaultMessage: '“{proposal}: who does it, by when?”' }, { proposal }),
    fields: [
      text('who', intl.formatMessage({ id: 'prompter.who', defaultMessage: 'Who, and how long: bob 5m' })),
      {
        kind: 'choice',
        id: 'outcome',
        label: intl.formatMessage({ id: 'prompter.outcome', defaultMessage: 'Decided' }),
        initial: 'go',
        options: outcomes.map((value) => ({ value, label: outcomeWords(intl, value) })),
      },
      text(
        'again',
        intl.formatMessage({ id: 'prompter.again', defaultMessage: 'Look at it again: 30m, 1230; empty: no' }),
      ),
    ],
    command: ({ who = '', outcome = 'go', again = '' }) => {
      const { person, until } = readAssignment(who, context);
      const reviewAt = timeOf(again, context);
      if (reviewAt === undefined) return notATime(intl);
      return {
        kind: 'decide',
        decision,
        outcome: outcome as Outcome,
        reason: '',
        reviewAt,
        order: person && { person, timeboxMs: until === null ? null : until - context.now },
      };
    },
  };
}

/** The time to come that was typed; null: nothing was; undefined: it is none. */
function timeOf(typed: string, context: LineContext): number | null | undefined {
  if (typed.trim() === '') return null;
  return readTimeToCome(typed, { ...context, now: Date.now() }) ?? undefined;
}

const notATime = (intl: IntlShape): string =>
  intl.formatMessage({
    id: 'prompter.not-a-time',
    defaultMessage: 'That is not a time. 20m, 2h, 1230 and 12:30Z are.',
  });

function reviewing(decision: FactId, proposal: string, { intl, context }: Around): Asking {
  return {
    say: intl.formatMessage(
      { id: 'say.review', defaultMessage: '“We decided: {proposal}. Was it right?”' },
      { proposal },
    ),
    fields: [
      {
        kind: 'choice',
        id: 'verdict',
        label: intl.formatMessage({ id: 'prompter.verdict', defaultMessage: 'It' }),
        initial: 'stands',
        options: [
          { value: 'stands', label: intl.formatMessage({ id: 'prompter.stands', defaultMessage: 'stands' }) },
          { value: 'back', label: intl.formatMessage({ id: 'prompter.back', defaultMessage: 'is taken back' }) },
        ],
      },
      text('reason', intl.formatMessage({ id: 'prompter.seen', defaultMessage: 'What we see now' })),
      text(
        'again',
        intl.formatMessage({ id: 'prompter.once-more', defaultMessage: 'Look once more: 30m, 1230; empty: no' }),
      ),
    ],
    command: ({ verdict, reason = '', again = '' }) => {
      const nextAt = timeOf(again, context);
      if (nextAt === undefined) return notATime(intl);
      return { kind: 'review-decision', decision, stands: verdict !== 'back', reason, nextAt };
    },
  };
}

function sizeUp({ intl, incident, context }: Around): Asking {
  const inFlight = selectOpenTasks(incident).map(taskWords).join('; ');
  return {
    say: intl.formatMessage({ id: 'say.size-up', defaultMessage: '“Where are we? Conditions, actions, needs.”' }),
    fields: [
      text('conditions', intl.formatMessage({ id: 'can.what', defaultMessage: 'Conditions: what do we see?' })),
      text(
        'actions',
        intl.formatMessage({ id: 'can.doing', defaultMessage: 'Actions: what is being done?' }),
        typed(incident, 'doing') || inFlight,
      ),
      text('needs', intl.formatMessage({ id: 'can.missing', defaultMessage: 'Needs: what is missing?' })),
      text('at', intl.formatMessage({ id: 'can.check', defaultMessage: 'Next check: 20m, 1230 or 12:30Z' }), '20m'),
    ],
    command: ({ conditions = '', actions = '', needs = '', at = '' }) => {
      const nextCheckAt = timeOf(at, context);
      if (nextCheckAt === undefined) return notATime(intl);
      return { kind: 'take-can', conditions, actions, needs, nextCheckAt };
    },
  };
}
