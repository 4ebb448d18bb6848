import { defineMessages, type IntlShape } from 'react-intl';
import type { FolderReply, RemoteReport, RemoteState } from './sync-store';

type Problem = Extract<RemoteState, { kind: 'blocked' }>['why'];
type Tone = 'done' | 'notice' | 'plain' | 'critical';
type Clock = (ms: number, withSeconds?: boolean) => string;

/** How a place stands, in a chip: never by colour alone. */
export function stateWords(
  intl: IntlShape,
  state: RemoteState,
  clock: Clock,
): { tone: Tone; glyph: string; text: string } {
  switch (state.kind) {
    case 'checking':
      return {
        tone: 'plain',
        glyph: '◌',
        text: intl.formatMessage({ id: 'sync.checking', defaultMessage: 'Checking' }),
      };
    case 'syncing':
      return {
        tone: 'plain',
        glyph: '◌',
        text: intl.formatMessage({ id: 'sync.syncing', defaultMessage: 'Syncing {moved}/{of}' }, state),
      };
    case 'up-to-date':
      return {
        tone: 'done',
        glyph: '✓',
        text: intl.formatMessage({ id: 'sync.up-to-date', defaultMessage: 'Up to date' }),
      };
    case 'offline':
      return {
        tone: 'plain',
        glyph: '○',
        text: intl.formatMessage(
          { id: 'sync.offline', defaultMessage: 'Offline since {time}' },
          { time: clock(state.since) },
        ),
      };
    case 'paused':
      return { tone: 'notice', glyph: '‖', text: intl.formatMessage({ id: 'sync.paused', defaultMessage: 'Paused' }) };
    case 'joining':
      return {
        tone: 'notice',
        glyph: '…',
        text: intl.formatMessage({ id: 'sync.joining', defaultMessage: 'Waiting to be let in' }),
      };
    case 'refused':
      return {
        tone: 'notice',
        glyph: '!',
        text: intl.formatMessage({ id: 'sync.refused', defaultMessage: 'Not let in' }),
      };
    case 'blocked':
      return {
        tone: 'notice',
        glyph: '!',
        text: intl.formatMessage(
          { id: 'sync.blocked', defaultMessage: 'Blocked: {why}' },
          { why: intl.formatMessage(blocked[state.why.kind]) },
        ),
      };
    case 'not-kept':
      return {
        tone: 'critical',
        glyph: '!',
        text: intl.formatMessage({ id: 'sync.not-kept', defaultMessage: 'Blocked: this disk is full' }),
      };
  }
}

const short = defineMessages({
  checking: { id: 'place.checking', defaultMessage: 'checking' },
  syncing: { id: 'place.syncing', defaultMessage: 'syncing' },
  'up-to-date': { id: 'place.up-to-date', defaultMessage: 'up to date' },
  offline: { id: 'place.offline', defaultMessage: 'offline' },
  paused: { id: 'place.paused', defaultMessage: 'paused' },
  joining: { id: 'place.joining', defaultMessage: 'not yet joined' },
  refused: { id: 'place.refused', defaultMessage: 'not joined' },
  blocked: { id: 'place.blocked', defaultMessage: 'blocked' },
  'not-kept': { id: 'place.not-kept', defaultMessage: 'blocked' },
});

/** The same in a word, to stand after the name of the place. */
export const shortStateWords = (intl: IntlShape, state: RemoteState): string => intl.formatMessage(short[state.kind]);

const blocked = defineMessages({
  offline: { id: 'sync.blocked.offline', defaultMessage: 'no answer' },
  emptied: { id: 'sync.blocked.emptied', defaultMessage: 'empty' },
  another: { id: 'sync.blocked.another', defaultMessage: 'another folder' },
  'no-permission': { id: 'sync.blocked.no-permission', defaultMessage: 'no permission' },
  'read-only': { id: 'sync.blocked.read-only', defaultMessage: 'read-only' },
  full: { id: 'sync.blocked.full', defaultMessage: 'disk full' },
  busy: { id: 'sync.blocked.busy', defaultMessage: 'in use' },
  unreliable: { id: 'sync.blocked.unreliable', defaultMessage: 'unreliable' },
  newer: { id: 'sync.blocked.newer', defaultMessage: 'newer version' },
  'too-large': { id: 'sync.blocked.too-large', defaultMessage: 'too large' },
});

const problems = defineMessages({
  offline: {
    id: 'sync.problem.offline',
    defaultMessage: 'The folder does not answer. Every line is safe here and goes there by itself once it does.',
  },
  emptied: {
    id: 'sync.problem.emptied',
    defaultMessage:
      'The folder is empty, as a drive that is not mounted is. Nothing was changed. Mount the drive, or use the empty folder.',
  },
  another: {
    id: 'sync.problem.another',
    defaultMessage:
      'This folder holds other books than before. Nothing was changed. Plug in the right stick, or use this one from now on.',
  },
  'no-permission': {
    id: 'sync.problem.no-permission',
    defaultMessage:
      'You may not write there. Nothing was changed. Ask for the right to write, or choose another folder.',
  },
  'read-only': {
    id: 'sync.problem.read-only',
    defaultMessage: 'The folder is read-only. What others wrote still comes in; lines from here wait.',
  },
  full: {
    id: 'sync.problem.full',
    defaultMessage: 'The disk of the folder is full. Every line is safe here and goes there once there is room.',
  },
  busy: {
    id: 'sync.problem.busy',
    defaultMessage: 'Another program holds a file there. Holdfast tries again by itself.',
  },
  unreliable: {
    id: 'sync.problem.unreliable',
    defaultMessage:
      'The folder gives back other bytes than it was given. Every line is safe here. Use another folder and have that disk looked at.',
  },
  'too-large': {
    id: 'sync.problem.too-large',
    defaultMessage: 'The file is larger than one shared file may be. Nothing was changed. Use a folder instead.',
  },
  newer: {
    id: 'sync.problem.newer',
    defaultMessage:
      'A newer Holdfast writes in this folder. Nothing was changed. Update this laptop, from a stick if need be.',
  },
});

const ofHubs = defineMessages({
  offline: {
    id: 'sync.hub.offline',
    defaultMessage: 'The hub does not answer. Every line is safe here and goes there by itself once it does.',
  },
  another: {
    id: 'sync.hub.another',
    defaultMessage:
      'Another computer answers at that address: it was sent nothing. Look at the address, or ask for a new code.',
  },
  'no-permission': {
    id: 'sync.hub.no-permission',
    defaultMessage:
      'The hub does not let this laptop in. Nothing was changed. Ask for a code in the room that meets there.',
  },
  'read-only': {
    id: 'sync.hub.read-only',
    defaultMessage: 'The hub takes nothing new: its disk is read-only. Every line is safe here. Tell whoever runs it.',
  },
  full: {
    id: 'sync.hub.full',
    defaultMessage:
      'The disk of the hub is full. Every line is safe here. Tell whoever runs it; add a folder meanwhile.',
  },
  busy: { id: 'sync.hub.busy', defaultMessage: 'The hub has too much to do. Holdfast tries again by itself.' },
  unreliable: {
    id: 'sync.hub.unreliable',
    defaultMessage: 'What answers there does not speak as a hub does. Every line is safe here. Look at the address.',
  },
  newer: {
    id: 'sync.hub.newer',
    defaultMessage: 'The hub is of a newer Holdfast. Every line is safe here. Update this laptop.',
  },
});

/** What happened, what is safe, what to do. */
export const problemWords = (intl: IntlShape, problem: Problem): string => intl.formatMessage(problems[problem.kind]);

/** The same of a hub. */
export const hubProblemWords = (intl: IntlShape, problem: Problem): string =>
  intl.formatMessage(problem.kind in ofHubs ? ofHubs[problem.kind as keyof typeof ofHubs] : problems[problem.kind]);

/** What to know of a place beside its state. */
export function detailWords(intl: IntlShape, { kind, state, strangers, isLarge }: RemoteReport): string {
  const wordsFor = kind === 'hub' ? hubProblemWords : problemWords;
  switch (state.kind) {
    case 'blocked':
      return wordsFor(intl, state.why);
    case 'offline':
      return wordsFor(intl, { kind: 'offline' });
    case 'not-kept':
      return intl.formatMessage({
        id: 'sync.detail.not-kept',
        defaultMessage: 'What the folder has cannot be kept here: the disk of this laptop is full. Free some space.',
      });
    case 'paused':
      return intl.formatMessage({
        id: 'sync.detail.paused',
        defaultMessage: 'Nothing goes out or comes in until you go on. Every line is safe here.',
      });
    case 'joining':
      return intl.formatMessage(
        {
          id: 'sync.detail.joining',
          defaultMessage: 'Someone in that room must see these words: {words}. Write at once; your lines wait here.',
        },
        { words: state.words.join(' ') },
      );
    case 'refused':
      return intl.formatMessage({
        id: 'sync.detail.refused',
        defaultMessage: 'The room did not let this laptop in. Nothing was changed. Remove the folder, or ask again.',
      });
    case 'checking':
    case 'syncing':
    case 'up-to-date':
      if (isLarge)
        return intl.formatMessage({
          id: 'sync.detail.large',
          defaultMessage:
            'Larger than 64 MB: every line moves all of it. Add a folder beside it, then remove the file.',
        });
      return strangers === 0
        ? intl.formatMessage({ id: 'sync.detail.folder', defaultMessage: 'Lines come and go by themselves' })
        : intl.formatMessage(
            {
              id: 'sync.detail.strangers',
              defaultMessage:
                '{strangers, plural, one {# book there is} other {# books there are}} sealed for another room: kept, and not shown. Ask to be let in.',
            },
            { strangers },
          );
  }
}

/** What became of a folder that was chosen; null where it speaks for itself. */
export function folderReplyWords(intl: IntlShape, reply: FolderReply): string | null {
  switch (reply.kind) {
    case 'added':
    case 'asked':
    case 'cancelled':
      return null;
    case 'there-already':
      return intl.formatMessage({ id: 'sync.there-already', defaultMessage: 'This folder is in the list already.' });
    case 'no-room':
      return intl.formatMessage({
        id: 'sync.no-room',
        defaultMessage: 'No room meets in this folder yet. Choose the one the others use, or start a room of your own.',
      });
    case 'other-room':
      return intl.formatMessage({
        id: 'sync.other-room',
        defaultMessage:
          'Another room meets in this folder. Nothing was changed. Ask to be let in, or choose another folder.',
      });
    case 'problem':
      return problemWords(intl, reply.why);
  }
}

/** The last part of a path: what people call a folder. */
export const folderName = (path: string): string => path.split(/[\\/]/).findLast((part) => part !== '') ?? path;
