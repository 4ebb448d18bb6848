import { templateById } from '../../content/messages';
import { clip, toMs, toPersonRef, type FactId, type PersonRef, type Writer } from '../../stated';
import { replacing, shown } from '../../view';
import { selectAudiences } from '../comms/audiences';
import { selectApprover } from '../comms/reach';
import { facts, refuse, type Deciding, type Decision } from '../deciding';
import type { IncidentFact } from '../facts';
import type { Incident } from '../incident';
import { orderFact } from '../tasks/order-fact';
import type { DeliveryMethod } from './facts';
import { methodFor } from './method';
import { missingIn } from './render';
import { selectMessages, usesNow, type Message } from './select-messages';

export type Happened = { readonly at: number; readonly approximate: boolean } | null;

/** By the name of the channel. */
export type Methods = Readonly<Record<string, DeliveryMethod>>;

export type MessagesCommand =
  | { readonly kind: 'set-word'; readonly word: string; readonly text: string }
  | {
      readonly kind: 'draft-message';
      readonly audience: string;
      readonly template: string;
      readonly nextAt: number | null;
    }
  | { readonly kind: 'word-message'; readonly message: FactId; readonly text: string | null }
  | { readonly kind: 'promise-next'; readonly message: FactId; readonly at: number | null }
  | { readonly kind: 'ask-approval'; readonly message: FactId }
  /** `text`: the words on screen, which are what is approved. */
  | { readonly kind: 'approve-message'; readonly message: FactId; readonly text: string }
  | { readonly kind: 'withdraw-message'; readonly message: FactId; readonly reason: string }
  | {
      readonly kind: 'send-message';
      readonly message: FactId;
      readonly channels: readonly string[];
      /** How it went where that is not what the channel's name tells, by channel. */
      readonly methods?: Methods;
      readonly reached: number | null;
      readonly of: number | null;
      readonly happened: Happened;
    }
  | {
      readonly kind: 'fail-message';
      readonly message: FactId;
      readonly channel: string;
      readonly method?: DeliveryMethod;
      readonly why: string;
    }
  | {
      readonly kind: 'log-feedback';
      readonly audience: string;
      readonly from: string;
      readonly channel: string;
      readonly text: string;
      /** Whom it is given to as a task; null: it is only noted. */
      readonly task: PersonRef | null;
    }
  | { readonly kind: 'set-channels'; readonly areDown: boolean; readonly reason: string };

const MAX_WORDS = 1_500;
const MAX_TEXT = 6_000;
/** What the row of an audience keeps of what was said. */
const MAX_SAID = 4_000;

export function decideMessages(deciding: Deciding, command: MessagesCommand): Decision {
  const { incident, now } = deciding;
  switch (command.kind) {
    case 'set-word':
      return setWord(incident, command.word, command.text.trim());
    case 'set-channels':
      if ((shown(incident, 'channels-set/1')?.fact.areDown ?? false) === command.areDown)
        return refuse({ kind: 'unchanged' });
      return facts({
        kind: 'channels-set/1',
        areDown: command.areDown,
        reason: clip(command.reason.trim(), MAX_WORDS),
        replaces: replacing(incident, 'channels-set/1'),
      });
    case 'draft-message':
      return draft(deciding, command);
    case 'log-feedback':
      return feedback(incident, command);
    default: {
      const message = selectMessages(incident, now).find((one) => one.id === command.message);
      return message ? ofMessage(deciding, message, command) : refuse({ kind: 'not-found', what: 'message' });
    }
  }
}

function setWord(incident: Incident, word: string, text: string): Decision {
  if (text.length > MAX_WORDS) return refuse({ kind: 'too-long', limit: MAX_WORDS });
  const name = clip(word.trim(), 200);
  if (name === '') return refuse({ kind: 'empty-text' });
  if ((shown(incident, 'word-set/1', name)?.fact.text ?? '') === text) return refuse({ kind: 'unchanged' });
  return facts({ kind: 'word-set/1', word: name, text, replaces: replacing(incident, 'word-set/1', name) });
}

function draft({ incident, now }: Deciding, command: Extract<MessagesCommand, { kind: 'draft-message' }>): Decision {
  const audience = selectAudiences(incident).find((one) => one.id === command.audience);
  if (!audience) return refuse({ kind: 'not-found', what: 'audience' });
  const template = templateById(command.template);
  if (!template) return refuse({ kind: 'not-found', what: 'template' });
  if (command.nextAt !== null && command.nextAt <= now) return refuse({ kind: 'in-the-past', at: command.nextAt });
  return facts({
    kind: 'message-drafted/1',
    audience: clip(audience.id, 200),
    name: clip(audience.name, 200),
    template: template.id,
    title: template.title,
    subject: template.subject,
    body: template.body,
    isFinal: template.isFinal === true,
    language: 'en',
    nextAt: command.nextAt === null ? null : toMs(command.nextAt),
  });
}

function feedback(incident: Incident, command: Extract<MessagesCommand, { kind: 'log-feedback' }>): Decision {
  const audience = selectAudiences(incident).find((one) => one.id === command.audience);
  if (!audience) return refuse({ kind: 'not-found', what: 'audience' });
  const text = clip(command.text.trim(), MAX_WORDS);
  if (text === '') return refuse({ kind: 'empty-text' });
  const from = clip(command.from.trim(), 200);
  const logged = {
    kind: 'feedback-logged/1' as const,
    audience: clip(audience.id, 200),
    name: clip(audience.name, 200),
    from,
    channel: clip(command.channel.trim(), 200),
    text,
  };
  const order = command.task && taskFrom(logged, toPersonRef(command.task));
  return facts(logged, ...(order ? [order] : []));
}

/** What somebody asked for, as an order to one of us. */
const taskFrom = ({ text, from }: { readonly text: string; readonly from: string }, owner: PersonRef): IncidentFact =>
  orderFact(from === '' ? text : `${text} (${from})`, owner);

type OfMessage = Exclude<
  MessagesCommand,
  { kind: 'set-word' } | { kind: 'set-channels' } | { kind: 'draft-message' } | { kind: 'log-feedback' }
>;

function ofMessage({ incident, now, me }: Deciding, message: Message, command: OfMessage): Decision {
  const { id, audience, name } = message;
  const about = { message: id, audience, name };
  switch (command.kind) {
    case 'word-message': {
      const text = command.text === null ? null : clip(command.text.trim(), MAX_TEXT);
      if (text === '') return refuse({ kind: 'empty-text' });
      if (text === message.typed) return refuse({ kind: 'unchanged' });
      return facts({ kind: 'message-worded/1', ...about, text, replaces: replacing(incident, 'message-worded/1', id) });
    }
    case 'promise-next':
      if (command.at !== null && command.at <= now) return refuse({ kind: 'in-the-past', at: command.at });
      return facts({
        kind: 'message-next-set/1',
        ...about,
        at: command.at === null ? null : toMs(command.at),
        replaces: replacing(incident, 'message-next-set/1', id),
      });
    case 'ask-approval':
      return facts({ kind: 'approval-asked/1', ...about });
    case 'approve-message': {
      const text = clip(command.text.trim(), MAX_TEXT);
      const missing = missingIn(text);
      if (missing.length > 0) return refuse({ kind: 'words-missing', words: missing });
      if (text === '') return refuse({ kind: 'empty-text' });
      return facts({
        kind: 'message-approved/1',
        ...about,
        text,
        worded: shown(incident, 'message-worded/1', id)?.id ?? null,
        timed: shown(incident, 'message-next-set/1', id)?.id ?? null,
        uses: [...usesNow(incident, message)],
        ...lackingOf(incident, audience, me),
      });
    }
    case 'withdraw-message':
      return facts({ kind: 'withdrawn/1', what: id, reason: clip(command.reason.trim(), 1_000) || 'withdrawn' });
    case 'send-message':
      return send({ incident, now }, message, command);
    case 'fail-message':
      return facts({
        kind: 'delivery-logged/1',
        ...about,
        channel: clip(command.channel, 200),
        method: command.method ?? methodFor(command.channel),
        outcome: 'failed',
        reached: null,
        of: null,
        proof: clip(command.why.trim(), MAX_WORDS),
        happened: null,
      });
  }
}

/** Never in the way: it is only said that whoever approves is not who was to. */
function lackingOf(incident: Incident, audience: string, me: Writer): { readonly lacking?: string } {
  const approver = selectApprover(incident, audience, me);
  return approver && !approver.isMe ? { lacking: clip(approver.roleName, 200) } : {};
}

/** Nothing goes that was not approved, or that is no longer so: it is confirmed first. */
function send(
  { incident, now }: Pick<Deciding, 'incident' | 'now'>,
  message: Message,
  { channels, methods, reached, of, happened: when }: Extract<MessagesCommand, { kind: 'send-message' }>,
): Decision {
  const { id, audience, name, approval, stale, nextAt } = message;
  const means = channels.map((one) => clip(one.trim(), 200)).filter((one) => one !== '');
  if (means.length === 0) return refuse({ kind: 'channel-needed' });
  if (!approval) return refuse({ kind: 'approval-needed' });
  if (stale.length > 0) return refuse({ kind: 'confirm-first' });
  const happened = when && { ...when, at: toMs(when.at) };
  const about = { message: id, audience, name };
  return facts(
    {
      kind: 'update-sent/1',
      audience,
      name,
      channels: means,
      happened,
      said: clip(approval.fact.text, MAX_SAID),
      message: id,
    },
    ...means.map((channel): IncidentFact => ({
      kind: 'delivery-logged/1',
      ...about,
      channel,
      method: methods?.[channel] ?? methodFor(channel),
      outcome: 'sent',
      reached,
      of,
      proof: '',
      happened,
    })),
    ...(nextAt === null || nextAt <= now
      ? []
      : [
          {
            kind: 'update-promised/1',
            audience,
            name,
            at: nextAt,
            replaces: replacing(incident, 'update-promised/1', audience),
          } as const,
        ]),
  );
}
