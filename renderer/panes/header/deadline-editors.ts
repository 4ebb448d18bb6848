import type { IntlShape } from 'react-intl';
import { DUTIES, dutyDueAt, type Duty } from '../../../shared/domain/content/duties';
import { selectOpenDeadlines } from '../../../shared/domain/incident/deadlines/deadlines';
import type { LineContext } from '../../../shared/domain/incident/timeline/line/reading';
import { readTime, readTimeToCome } from '../../../shared/domain/incident/timeline/line/read-time';
import { dutyStartWords, momentWords } from './deadline-words';
import type { Editor } from './editor-fields';
import { notATime, text, type Around } from './editor-parts';

export type DeadlineEditorId = 'deadline' | 'settle-deadline';

/** Editors of what somebody outside must hear by a time that is not ours to move. */
export const DEADLINE_EDITORS: { readonly [E in DeadlineEditorId]: (around: Around) => Editor } = {
  deadline: start,
  'settle-deadline': (around) => settle(around) ?? start(around),
};

function start({ intl, context }: Around): Editor {
  return {
    title: intl.formatMessage({ id: 'editor.deadline', defaultMessage: 'Start a deadline' }),
    note: ({ duty = '', since = '', due = '' }) => {
      const dueAt = dueOf(dutyById(duty), timeSince(since, context), due, context);
      return dueAt === null
        ? intl.formatMessage({
            id: 'editor.deadline-note',
            defaultMessage: 'A help to memory, not legal advice: whoever starts it confirms that it applies.',
          })
        : intl.formatMessage(
            {
              id: 'editor.deadline-due',
              defaultMessage: 'Due {when}. {from} Not legal advice: confirm that it applies.',
            },
            { when: momentWords(intl, dueAt, context), from: dutyStartWords(intl, dutyById(duty)) },
          );
    },
    fields: [
      {
        kind: 'choice',
        id: 'duty',
        label: intl.formatMessage({ id: 'editor.duty', defaultMessage: 'Duty' }),
        initial: DUTIES[0]?.id ?? '',
        options: [
          ...DUTIES.map(({ id, name }) => ({ value: id, label: name })),
          {
            value: '',
            label: intl.formatMessage({ id: 'editor.own-duty', defaultMessage: 'Another: a contract, an insurer' }),
          },
        ],
      },
      {
        ...text(
          'name',
          intl.formatMessage({ id: 'editor.deadline-name', defaultMessage: 'What must be done, for whom' }),
        ),
        isAsked: ({ duty }) => duty === '',
      },
      text(
        'since',
        intl.formatMessage({ id: 'editor.deadline-since', defaultMessage: 'It runs since: 1042, -20m; empty is now' }),
      ),
      {
        ...text('due', intl.formatMessage({ id: 'editor.deadline-at', defaultMessage: 'Due: 24h, 3d or 12:30Z' })),
        isAsked: ({ duty }) => duty === '',
      },
      text('basis', intl.formatMessage({ id: 'editor.deadline-basis', defaultMessage: 'Who decided it, and on what' })),
    ],
    commands: ({ duty: id = '', name = '', since = '', due = '', basis = '' }) => {
      const duty = dutyById(id);
      const from = timeSince(since, context);
      if (from === null) return notATime(intl);
      const dueAt = dueOf(duty, from, due, context);
      if (dueAt === null)
        return intl.formatMessage({
          id: 'editor.deadline-when',
          defaultMessage: 'Say when it is due, such as 24h, 3d or 12:30Z. What you typed is still here.',
        });
      return [{ kind: 'start-deadline', duty: duty?.id ?? '', name: duty?.name ?? name, from, dueAt, basis }];
    },
  };
}

const dutyById = (id: string): Duty | undefined => DUTIES.find((one) => one.id === id);

const timeSince = (typed: string, context: LineContext): number | null =>
  typed.trim() === '' ? context.now : readTime(typed, context);

function dueOf(duty: Duty | undefined, from: number | null, due: string, context: LineContext): number | null {
  if (duty) return from === null ? null : dutyDueAt(duty, from);
  return due.trim() === '' ? null : readTimeToCome(due, context);
}

/** Null where none runs. */
function settle({ intl, incident, context, wanted }: Around): Editor | null {
  const open = selectOpenDeadlines(incident);
  const [first] = open;
  if (!first) return null;
  const asked = open.find(({ id }) => wanted === `deadline:${id}`) ?? first;
  return {
    title: intl.formatMessage({ id: 'editor.settle-deadline', defaultMessage: 'Settle a deadline' }),
    fields: [
      {
        kind: 'cards',
        id: 'how',
        label: intl.formatMessage({ id: 'editor.deadline-how', defaultMessage: 'What became of it' }),
        initial: 'met',
        cards: howCards(intl),
      },
      {
        kind: 'choice',
        id: 'deadline',
        label: intl.formatMessage({ id: 'editor.deadline-which', defaultMessage: 'Which' }),
        initial: asked.id,
        options: open.map(({ id, name, dueAt }) => ({
          value: id,
          label: `${name} (${momentWords(intl, dueAt, context)})`,
        })),
      },
      {
        ...text(
          'at',
          intl.formatMessage({ id: 'editor.deadline-told', defaultMessage: 'Told at: 1042, -20m; empty is now' }),
        ),
        isAsked: ({ how }) => how === 'met',
      },
      {
        ...text(
          'due',
          intl.formatMessage({ id: 'editor.deadline-new', defaultMessage: 'Due at: 24h from now, 3d or 12:30Z' }),
        ),
        isAsked: ({ how }) => how === 'move',
      },
      text(
        'words',
        intl.formatMessage({ id: 'editor.deadline-words', defaultMessage: 'Case number, or who decided and why' }),
      ),
    ],
    commands: ({ how, deadline: id, at = '', due = '', words = '' }) => {
      const deadline = open.find((one) => one.id === id)?.id ?? asked.id;
      if (how === 'move') {
        const dueAt = readTimeToCome(due, context);
        return dueAt === null ? notATime(intl) : [{ kind: 'move-deadline', deadline, dueAt, reason: words }];
      }
      const told = how === 'met' ? timeSince(at, context) : context.now;
      if (told === null) return notATime(intl);
      const outcome = how === 'met' ? 'met' : 'not-needed';
      return [{ kind: 'settle-deadline', deadline, outcome, at: told, words }];
    },
  };
}

const howCards = (intl: IntlShape) => [
  { value: 'met', title: intl.formatMessage({ id: 'deadline.met', defaultMessage: 'They were told' }), keys: '1' },
  {
    value: 'not-needed',
    title: intl.formatMessage({ id: 'deadline.not-needed', defaultMessage: 'It does not apply' }),
    keys: '2',
  },
  {
    value: 'move',
    title: intl.formatMessage({ id: 'deadline.move', defaultMessage: 'It is due at another time' }),
    keys: '3',
  },
];
