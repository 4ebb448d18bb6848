import type { IntlShape } from 'react-intl';
import { selectAccess } from '../../../shared/domain/incident/access/select-access';
import { cadenceOf, type Audience } from '../../../shared/domain/incident/comms/audiences';
import { selectApprover, type Approver } from '../../../shared/domain/incident/comms/reach';
import type { Incident } from '../../../shared/domain/incident/incident';
import {
  selectReference,
  selectSeverity,
  selectSystems,
  selectTitle,
} from '../../../shared/domain/incident/header/select-header';
import { checkMessage, type Check } from '../../../shared/domain/incident/messages/check';
import {
  missingIn,
  namesIn,
  renderMessage,
  renderSubject,
  textOf,
  type Part,
} from '../../../shared/domain/incident/messages/render';
import {
  fittingTemplate,
  isNextLate,
  selectDraft,
  selectMessages,
  type Message,
} from '../../../shared/domain/incident/messages/select-messages';
import {
  areChannelsDown,
  isToType,
  SHARED_WORDS,
  typed,
  wordFor,
  type About,
} from '../../../shared/domain/incident/messages/variables';
import type { MessageTemplate } from '../../../shared/domain/content/messages/template';
import { selectPresent } from '../../../shared/domain/incident/roles/select-roles';
import type { Writer } from '../../../shared/domain/stated';
import { shown } from '../../../shared/domain/view';
import { sharedWordName } from '../../app/comms/message-words';
import { clockWords, zoneName } from '../../app/time-words';

/** The words to one audience as they stand: a draft that was begun, or the one that would be. */
export type Draft = {
  /** Undefined while nobody has done anything with it: then it is what the template says. */
  readonly message: Message | undefined;
  readonly template: MessageTemplate;
  readonly nextAt: number | null;
  /** The template's words with their values marked; null where somebody typed others, or they are approved. */
  readonly parts: readonly Part[] | null;
  readonly text: string;
  /** Of a mail. */
  readonly subject: string;
  readonly missing: readonly string[];
  readonly checks: readonly Check[];
  /** Words that somebody may have to type: what this template asks for, then what else all share. */
  readonly words: readonly string[];
  readonly channels: readonly string[];
  /** Who is to approve, where that is somebody else. Null: whoever is here may. */
  readonly approver: Approver | null;
};

type Around = { readonly intl: IntlShape; readonly incident: Incident; readonly now: number; readonly me: Writer };

const MINUTE_MS = 60_000;
const ROUND_MS = 5 * MINUTE_MS;
const AS_NEEDED_MINUTES = 60;

/** Times as this audience reads them: the log's UTC, or the clock on the wall with its zone. */
export const messageClock = (at: number, zone: 'utc' | 'local'): string =>
  zone === 'utc' ? clockWords(at, 'utc', false) : `${clockWords(at, 'local', false)} ${zoneName(at)}`;

export function draftFor(audience: Audience, { intl, incident, now, me }: Around): Draft {
  const message = selectDraft(incident, audience.id, now);
  const template = message?.template ?? fittingTemplate(incident, audience.id);
  const nextAt = message ? message.nextAt : template.isFinal ? null : nextTime(incident, audience, now);
  const rendering = { incident, audience: audience.id, nextAt, me: me.name, now, clock: messageClock };
  const rendered = renderMessage(template, rendering);
  const fixed = message?.typed ?? (isFixed(message) ? (message?.approval?.fact.text ?? null) : null);
  const text = fixed ?? textOf(rendered);
  const channels = channelsFor(incident, audience);
  const approver = selectApprover(incident, audience.id, me);
  const eta = shown(incident, 'eta-set/1')?.fact;
  const draft = {
    message,
    template,
    nextAt,
    parts: fixed === null ? rendered : null,
    text,
    subject: subjectOf(incident, renderSubject(template, rendering)),
    missing: missingIn(text).map(wordFor),
  };
  return {
    ...draft,
    channels,
    approver: approver?.isMe ? null : approver,
    words: wordsFor(template, { incident, audience: audience.id, nextAt }),
    checks: checkMessage({
      text,
      unknown: typed(incident, 'unknown'),
      isFinal: template.isFinal === true,
      nextAt,
      isNextLate: message !== undefined && isNextLate(incident, message, now),
      eta: eta && eta.at !== null ? { text: messageClock(eta.at, 'local'), confidence: eta.confidence } : null,
      isTechnical: ['it', 'vendors', 'service-desk'].includes(audience.id),
      people: selectPresent(incident).map(({ name }) => name),
      known: ['SEV1', 'SEV2', ...selectSystems(incident).map(({ name }) => name)],
      isRestricted: selectAccess(incident) !== null,
      channels,
      differences: differences(intl, incident, { audience, now, eta: eta?.at ?? null }),
    }),
  };
}

/** What nobody knows yet does not stand in a subject: then the incident's own name does. */
const subjectOf = (incident: Incident, rendered: string): string =>
  rendered === '' || missingIn(rendered).length > 0
    ? `${selectReference(incident)}: ${selectTitle(incident)}`
    : rendered;

/** Approved words stay as they were approved, until they must be confirmed or written anew. */
const isFixed = (message: Message | undefined): boolean =>
  message !== undefined && ['approved', 'queued', 'part-sent', 'failed'].includes(message.state);

/** When the audience would hear again: its cadence from now, at a time that is easily said. */
function nextTime(incident: Incident, audience: Audience, now: number): number {
  const cadence = cadenceOf(audience, selectSeverity(incident));
  const minutes = 'dueMinutes' in cadence ? cadence.dueMinutes : AS_NEEDED_MINUTES;
  return Math.floor((now + minutes * MINUTE_MS) / ROUND_MS) * ROUND_MS;
}

/** While the usual channels are down the fallbacks come first. */
export const channelsFor = (incident: Incident, { channels, fallbacks }: Audience): readonly string[] =>
  areChannelsDown(incident) ? [...fallbacks, ...channels] : [...channels, ...fallbacks];

const wordsFor = (template: MessageTemplate, about: About): readonly string[] => [
  ...new Set([
    ...namesIn(template)
      .filter((name) => isToType(name, about) && !NOT_ASKED.includes(name))
      .map(wordFor),
    ...SHARED_WORDS,
  ]),
];
/** The app fills these in by itself, each in its own place. */
const NOT_ASKED = [
  'time',
  'me',
  'next_update',
  'offline',
  'fallback_channel',
  'eta',
  'eta_public',
  'confidence',
  'reports',
];

/** What another audience was told last, and is so no longer. */
function differences(
  intl: IntlShape,
  incident: Incident,
  { audience, now, eta }: { readonly audience: Audience; readonly now: number; readonly eta: number | null },
) {
  const told = new Map(
    selectMessages(incident, now)
      .filter((one) => one.audience !== audience.id && ['sent', 'part-sent'].includes(one.state))
      .map((one) => [one.name, one]),
  );
  return [...told.values()].flatMap(({ name, approval }) => {
    const was = approval?.fact.uses.find(({ word }) => word === 'eta')?.value ?? '';
    const is = eta === null ? '' : String(eta);
    return was === is ? [] : [{ from: name, what: sharedWordName(intl, 'eta') }];
  });
}
