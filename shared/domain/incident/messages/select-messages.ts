import { templateFor } from '../../content/messages';
import type { MessagePhase, MessageTemplate } from '../../content/messages/template';
import type { FactId } from '../../stated';
import { addedOf, shown, shownSince } from '../../view';
import { cadenceOf, cadenceWhen, selectAudiences } from '../comms/audiences';
import { selectPhase, selectSeverity, selectStamp } from '../header/select-header';
import type { Incident, StatedFact } from '../incident';
import { namesIn } from './render';
import { areChannelsDown, usesOf } from './variables';

/** Why words that were approved may not go as they are. */
export type Stale =
  | { readonly kind: 'waited'; readonly ms: number }
  /** `was` and `now` as they are compared: words, or a time in ms since epoch. '' is nothing. */
  | { readonly kind: 'changed'; readonly word: string; readonly was: string; readonly now: string };

export type MessageState =
  'draft' | 'awaiting' | 'approved' | 'confirm' | 'queued' | 'part-sent' | 'sent' | 'failed' | 'superseded';

export type Message = {
  readonly id: FactId;
  readonly drafted: StatedFact<'message-drafted/1'>;
  readonly audience: string;
  readonly name: string;
  readonly template: MessageTemplate;
  /** Typed in place of the template's words; null: the template's. */
  readonly typed: string | null;
  /** When the audience hears again, as the message says. */
  readonly nextAt: number | null;
  readonly askedBy: StatedFact<'approval-asked/1'> | undefined;
  /** The approval that counts: none if the words were typed anew since. */
  readonly approval: StatedFact<'message-approved/1'> | undefined;
  readonly deliveries: readonly StatedFact<'delivery-logged/1'>[];
  /** Why it must be confirmed again before it goes. */
  readonly stale: readonly Stale[];
  readonly state: MessageState;
};

/** Every message that was not withdrawn, oldest first. */
export function selectMessages(incident: Incident, now: number): readonly Message[] {
  const drafts = addedOf(incident, 'message-drafted/1');
  return drafts.map((drafted, i) => {
    const isLast = !drafts.slice(i + 1).some((later) => later.fact.audience === drafted.fact.audience);
    return toMessage(incident, drafted, { now, isLast });
  });
}

/** The message to an audience that is being worked on; undefined if the last one went, or there was none. */
export const selectDraft = (incident: Incident, audience: string, now: number): Message | undefined =>
  selectMessages(incident, now).findLast((one) => one.audience === audience && isOpen(one));

export const isOpen = ({ state }: Message): boolean => state !== 'sent' && state !== 'superseded';

type Moment = { readonly now: number; readonly isLast: boolean };

function toMessage(incident: Incident, drafted: StatedFact<'message-drafted/1'>, { now, isLast }: Moment): Message {
  const { id, fact } = drafted;
  const template: MessageTemplate = {
    id: fact.template,
    title: fact.title,
    subject: fact.subject,
    body: fact.body,
    isFinal: fact.isFinal,
  };
  const ofIt = <S extends { readonly fact: { readonly message: FactId } }>(all: readonly S[]): readonly S[] =>
    all.filter((one) => one.fact.message === id);
  const worded = shown(incident, 'message-worded/1', id);
  const set = shown(incident, 'message-next-set/1', id);
  const nextAt = set ? set.fact.at : fact.nextAt;
  const deliveries = ofIt(addedOf(incident, 'delivery-logged/1'));
  const last = ofIt(addedOf(incident, 'message-approved/1')).at(-1);
  // Words typed, or another time promised, that whoever approved had not seen: nobody has approved those.
  const isVoid =
    last !== undefined && (last.fact.worded !== (worded?.id ?? null) || last.fact.timed !== (set?.id ?? null));
  const approval = isVoid ? undefined : last;
  const askedBy = ofIt(addedOf(incident, 'approval-asked/1')).at(-1);
  const message = {
    ...{ id, drafted, template, nextAt, askedBy, approval, deliveries },
    audience: fact.audience,
    name: fact.name,
    typed: worded?.fact.text ?? null,
  };
  const hasGone = deliveries.some((one) => one.fact.outcome === 'sent');
  const stale = approval && !hasGone ? staleOf(incident, { approval, template, nextAt, now }) : [];
  return { ...message, stale, state: stateOf(incident, { ...message, stale }, isLast) };
}

type Made = Omit<Message, 'state'>;

function stateOf(incident: Incident, message: Made, isLast: boolean): MessageState {
  const { approval, deliveries, askedBy, stale } = message;
  const sent = deliveries.filter((one) => one.fact.outcome === 'sent');
  const failed = deliveries.filter((one) => one.fact.outcome === 'failed');
  const retried = new Set(sent.map((one) => one.fact.channel));
  const isWholeSent = failed.every((one) => retried.has(one.fact.channel));
  if (sent.length > 0) return isWholeSent ? 'sent' : 'part-sent';
  if (!isLast) return 'superseded';
  if (failed.length > 0) return 'failed';
  if (approval) return stale.length > 0 ? 'confirm' : areChannelsDown(incident) ? 'queued' : 'approved';
  return askedBy ? 'awaiting' : 'draft';
}

type Approved = {
  readonly approval: StatedFact<'message-approved/1'>;
  readonly template: MessageTemplate;
  readonly nextAt: number | null;
  readonly now: number;
};

const MINUTE_MS = 60_000;
/** Of an audience without a cadence. */
const AS_NEEDED_MINUTES = 60;

/**
 * Half its cadence is as long as an approved message may wait: the cadence of when it was approved, for another one makes
 * nothing in it untrue. And what it says must still be so.
 */
function staleOf(incident: Incident, { approval, template, nextAt, now }: Approved): readonly Stale[] {
  const { audience, uses } = approval.fact;
  const current = new Map(usesNow(incident, { audience, template, nextAt }).map(({ word, value }) => [word, value]));
  const changed = uses.flatMap(({ word, value }): readonly Stale[] => {
    const is = current.get(word) ?? '';
    return is === value ? [] : [{ kind: 'changed', word, was: value, now: is }];
  });
  const waited = now - approval.recordedAt;
  const cadence = cadenceWhen(incident, audience, approval);
  const minutes = cadence && 'dueMinutes' in cadence ? cadence.dueMinutes : AS_NEEDED_MINUTES;
  const half = minutes * MINUTE_MS * 0.5;
  return waited > half ? [{ kind: 'waited', ms: waited }, ...changed] : changed;
}

type Using = Pick<Message, 'audience' | 'template' | 'nextAt'>;

/** What an approval would be compared with later. Phase and estimate are facts of every message, named in it or not. */
export const usesNow = (incident: Incident, { audience, template, nextAt }: Using) => [
  ...usesOf([...namesIn(template), 'eta'], { incident, audience, nextAt }),
  { word: 'phase', value: selectPhase(incident) },
];

/**
 * Whether a message names its next update for later than its audience is to hear by now: they were to hear less often when
 * that time was said. Its words are no less true.
 */
export function isNextLate(incident: Incident, { id, audience, nextAt, drafted }: Message, now: number): boolean {
  const set = shownSince(incident, 'audience-set/1', audience);
  const said = shown(incident, 'message-next-set/1', id)?.recordedAt ?? drafted.recordedAt;
  const told = selectAudiences(incident).find((one) => one.id === audience);
  if (nextAt === null || set === undefined || set <= said || !told) return false;
  const cadence = cadenceOf(told, selectSeverity(incident));
  return 'dueMinutes' in cadence && nextAt > now + cadence.dueMinutes * MINUTE_MS;
}

/** How far the incident is, as people are told. */
export function messagePhase(incident: Incident): MessagePhase {
  switch (selectPhase(incident)) {
    case 'detection':
    case 'triage':
      return 'detected';
    case 'investigation':
      return 'investigating';
    case 'resolution':
      return selectStamp(incident, 'mitigated') === undefined ? 'resolving' : 'monitoring';
    case 'review':
      return 'resolved';
    case 'closed':
      return 'reviewed';
  }
}

/** The template that fits an audience just now. */
export const fittingTemplate = (incident: Incident, audience: string): MessageTemplate =>
  templateFor(audience, messagePhase(incident));
