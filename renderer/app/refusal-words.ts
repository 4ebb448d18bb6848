import { defineMessages, type IntlShape } from 'react-intl';
import type { ReasonFor, Refusal } from '../../shared/domain/incident/refusal';
import { wordFor } from '../../shared/domain/incident/messages/variables';
import { notAttachedWords } from './attachments/attachment-words';
import { sharedWordName } from './comms/message-words';
import type { AppendRefusal } from '../../shared/record/append';

const reasons = defineMessages({
  'lower-severity': {
    id: 'reason.lower-severity',
    defaultMessage: 'Lowering the severity needs one line of reason. Unsure means higher; do not debate it now.',
  },
  escalate: { id: 'reason.escalate', defaultMessage: 'Say why: it is what you read to them.' },
  drop: { id: 'reason.drop', defaultMessage: 'Say in a word why it is dropped.' },
  reopen: { id: 'reason.reopen', defaultMessage: 'Going back a phase needs one line of reason.' },
  close: { id: 'reason.close', defaultMessage: 'Closing without a review needs one line of reason.' },
  skip: { id: 'reason.skip', defaultMessage: 'Say in a word why it is skipped.' },
  blocked: { id: 'reason.blocked', defaultMessage: 'Say in a word what blocks it.' },
  alone: { id: 'reason.alone', defaultMessage: 'Say in a word why nobody stood beside it.' },
  snooze: { id: 'reason.snooze', defaultMessage: 'Say in a word why it can wait.' },
  retract: { id: 'reason.retract', defaultMessage: 'Say in a word why. The line stays, struck out.' },
  vacate: { id: 'reason.vacate', defaultMessage: 'Say in a word why.' },
  crisis: { id: 'reason.crisis', defaultMessage: 'Say which of these it is: it is read to those who are called in.' },
  'no-crisis': { id: 'reason.no-crisis', defaultMessage: 'Say in a word why it is no crisis any more.' },
  'set-aside': { id: 'reason.set-aside', defaultMessage: 'Say in a word why it can wait for the others.' },
  'later-deadline': {
    id: 'reason.later-deadline',
    defaultMessage: 'Say who gave more time, or what was reckoned wrong: a later time needs a reason.',
  },
  'no-deadline': { id: 'reason.no-deadline', defaultMessage: 'Say who decided that it does not apply, and why.' },
  reversed: { id: 'reason.reversed', defaultMessage: 'Say in a word why it is taken back.' },
  redact: {
    id: 'reason.redact',
    defaultMessage: 'Say in a word why. The reason stays in the log: do not repeat in it what is to go.',
  },
} satisfies Record<ReasonFor, { id: string; defaultMessage: string }>);

const missing = defineMessages({
  entry: { id: 'missing.entry', defaultMessage: 'That line is not in this incident.' },
  escalation: { id: 'missing.escalation', defaultMessage: 'Nobody was escalated to yet.' },
  decision: { id: 'missing.decision', defaultMessage: 'That proposal was taken back meanwhile.' },
  message: { id: 'missing.message', defaultMessage: 'That draft was withdrawn meanwhile.' },
  template: { id: 'missing.template', defaultMessage: 'There are no such words in the library.' },
  task: { id: 'missing.task', defaultMessage: 'That task is not in this incident.' },
  assignment: { id: 'missing.assignment', defaultMessage: 'That role was given to someone else meanwhile.' },
  item: { id: 'missing.item', defaultMessage: 'There is no such item in the open lists.' },
  audience: { id: 'missing.audience', defaultMessage: 'There is no such audience.' },
  deadline: { id: 'missing.deadline', defaultMessage: 'That deadline was taken back meanwhile.' },
  criterion: { id: 'missing.criterion', defaultMessage: 'That is no exit criterion any more.' },
  briefing: { id: 'missing.briefing', defaultMessage: 'That briefing was taken back meanwhile.' },
  question: { id: 'missing.question', defaultMessage: 'That question was taken back meanwhile.' },
  list: { id: 'missing.list', defaultMessage: 'There is no such checklist.' },
  role: { id: 'missing.role', defaultMessage: 'There is no such role.' },
  fact: { id: 'missing.fact', defaultMessage: 'That value was replaced meanwhile. Look at what stands now.' },
  person: { id: 'missing.person', defaultMessage: 'There is nobody of that name.' },
});

const words = defineMessages({
  'empty-text': { id: 'refusal.empty-text', defaultMessage: 'There are no words in it.' },
  waiver: { id: 'refusal.waiver', defaultMessage: 'Name who answers for closing without a review.' },
  'contact-name': { id: 'refusal.contact-name', defaultMessage: 'Name who was called.' },
  'task-name': { id: 'refusal.task-name', defaultMessage: 'Name who is to do it.' },
  'briefing-name': { id: 'refusal.briefing-name', defaultMessage: 'Say with whom the briefing is.' },
  'answer-name': { id: 'refusal.answer-name', defaultMessage: 'Name who owes the answer.' },
  'audience-name': {
    id: 'refusal.audience-name',
    defaultMessage: 'Type what they are called. The rest of what you typed is still here.',
  },
  'means-needed': {
    id: 'refusal.means-needed',
    defaultMessage: 'Name at least one channel: nobody can be told by none. What you typed is still here.',
  },
  'role-name': { id: 'refusal.role-name', defaultMessage: 'Type a name.' },
  'second-person-needed': {
    id: 'refusal.second-person',
    defaultMessage: 'This cannot be undone: name a second person, or say why you go alone.',
  },
  'approval-needed': { id: 'refusal.approval', defaultMessage: 'Nobody has approved these words yet: A approves.' },
  'confirm-first': {
    id: 'refusal.confirm',
    defaultMessage:
      'They waited, or something in them has changed. Confirm that they are still true, then mark them sent.',
  },
  'channel-needed': { id: 'refusal.channel', defaultMessage: 'Tick how it was sent.' },
  unchanged: { id: 'refusal.unchanged', defaultMessage: 'It is so already.' },
  'already-accepted': { id: 'refusal.already-accepted', defaultMessage: 'It was accepted already.' },
  'in-the-past': { id: 'refusal.in-the-past', defaultMessage: 'That time has passed. Give one to come.' },
  'nothing-typed': {
    id: 'refusal.nothing-typed',
    defaultMessage: 'Nothing in this line was typed freely, so there are no words to redact. Change the value instead.',
  },
  'on-hold': {
    id: 'refusal.on-hold',
    defaultMessage:
      'This incident is under legal hold: nothing of it may be destroyed. Lift the hold first, if you may.',
  },
  restricted: {
    id: 'refusal.restricted',
    defaultMessage:
      'This incident is restricted to named laptops: nobody else is shown anything of it. Nothing has changed.',
  },
  'cannot-undo': {
    id: 'refusal.cannot-undo',
    defaultMessage: 'It has been changed since and cannot be undone by itself.',
  },
});

const NAME_FOR = {
  waiver: 'waiver',
  role: 'role-name',
  task: 'task-name',
  contact: 'contact-name',
  briefing: 'briefing-name',
  answer: 'answer-name',
  audience: 'audience-name',
} as const;

/** Why a command wrote nothing, and what to do. */
export function refusalWords(intl: IntlShape, refusal: Refusal): string {
  switch (refusal.kind) {
    case 'reason-needed':
      return intl.formatMessage(reasons[refusal.why]);
    case 'not-found':
      return intl.formatMessage(missing[refusal.what]);
    case 'name-needed':
      return intl.formatMessage(words[NAME_FOR[refusal.why]]);
    case 'too-long':
      return intl.formatMessage(
        {
          id: 'refusal.too-long',
          defaultMessage: 'It is longer than {limit, number} characters. Shorten it; nothing you typed is lost.',
        },
        { limit: refusal.limit },
      );
    case 'too-many':
      return intl.formatMessage(
        {
          id: 'refusal.too-many',
          defaultMessage:
            'More than {limit, number} at once. Name fewer, or use a distribution list; nothing you typed is lost.',
        },
        { limit: refusal.limit },
      );
    case 'already-open':
      return intl.formatMessage(
        { id: 'refusal.already-open', defaultMessage: '“{title}” is open already.' },
        { title: refusal.title },
      );
    case 'deadlines-open':
      return intl.formatMessage(
        {
          id: 'refusal.deadlines',
          defaultMessage:
            'Not closed: {names} still {count, plural, one {runs} other {run}}. Settle it with K in the header, then close.',
        },
        { names: intl.formatList(refusal.names), count: refusal.names.length },
      );
    case 'already-holds':
      return intl.formatMessage(
        { id: 'refusal.already-holds', defaultMessage: '{name} holds this role already.' },
        { name: refusal.name },
      );
    case 'name-taken':
      return intl.formatMessage(
        {
          id: 'refusal.name-taken',
          defaultMessage: '{name} are in the matrix already. Give another name; nothing you typed is lost.',
        },
        { name: refusal.name },
      );
    case 'takes-part':
      return intl.formatMessage(
        {
          id: 'refusal.takes-part',
          defaultMessage: '{name} is {role}, and so takes part. Nothing has changed: vacate that first (V).',
        },
        { name: refusal.name, role: refusal.role },
      );
    case 'words-missing':
      return intl.formatMessage(
        { id: 'refusal.missing', defaultMessage: 'Still to be filled in or struck: {words}' },
        { words: intl.formatList(refusal.words.map((one) => sharedWordName(intl, wordFor(one)))) },
      );
    case 'not-attached':
      return notAttachedWords(intl, refusal);
    case 'approval-needed':
    case 'confirm-first':
    case 'empty-text':
    case 'second-person-needed':
    case 'channel-needed':
    case 'means-needed':
    case 'unchanged':
    case 'already-accepted':
    case 'in-the-past':
    case 'cannot-undo':
    case 'nothing-typed':
    case 'on-hold':
    case 'restricted':
      return intl.formatMessage(words[refusal.kind]);
  }
}

const notSaved = defineMessages({
  'disk-full': {
    id: 'not-saved.disk-full',
    defaultMessage:
      'Not saved: the disk is full. Nothing old is harmed and your text is still here. Free some space; it is tried again by itself.',
  },
  'read-only': {
    id: 'not-saved.read-only',
    defaultMessage:
      'Not saved: the folder of the record may not be written to. Your text is still here. Allow writing there; it is tried again by itself.',
  },
  broken: {
    id: 'not-saved.broken',
    defaultMessage:
      'Not confirmed: the disk did not answer as it should. Your text is still here; it is tried again by itself.',
  },
  'too-large': {
    id: 'not-saved.too-large',
    defaultMessage: 'Not saved: it is too large for one entry. Cut it into parts; your text is still here.',
  },
});

/** Something that is no line was not done, because the disk did not take it. */
export const notDoneWords = (intl: IntlShape): string =>
  intl.formatMessage({
    id: 'not-done',
    defaultMessage:
      'Not done: the disk of this laptop did not take it. No line is harmed. Free some space or allow writing, and do it again.',
  });

/** Why something could not be made durable, what is safe, what to do. */
export const notSavedWords = (intl: IntlShape, why: AppendRefusal): string => intl.formatMessage(notSaved[why]);
