import { incidentTypeById, type IncidentType } from '../../content/incident-types';
import type { Impact, Severity, Urgency } from '../../content/severities';
import { subtypeById, type Subtype } from '../../content/subtypes';
import { clip, toMs, toPersonRef, type PersonRef } from '../../stated';
import { addedOf, isConflict, replacing, shown, standing } from '../../view';
import { checklistFact } from '../checklists/decide-checklists';
import { selectLists } from '../checklists/select-checklists';
import { decideMessages } from '../messages/decide-messages';
import { orderFact } from '../tasks/order-fact';
import { selectOpenDeadlines } from '../deadlines/deadlines';
import { facts, refuse, type Deciding, type Decision } from '../deciding';
import type { IncidentFact, IncidentFactOf } from '../facts';
import type { Incident } from '../incident';
import { PHASES, type CONFIDENCES, type DETECTED_BY, type Phase, type Stamp, type SystemState } from './facts';
import { isCrisis, selectPhase, selectStamp, systemKey } from './select-header';

export type HeaderCommand =
  | { readonly kind: 'set-title'; readonly title: string }
  /** `subtype`: what exactly; its list is opened and its first words are drafted, unless that was done before. */
  | { readonly kind: 'set-type'; readonly type: IncidentType; readonly subtype?: string }
  | { readonly kind: 'set-severity'; readonly severity: Severity; readonly reason: string }
  | { readonly kind: 'set-impact'; readonly impact: Impact; readonly urgency: Urgency }
  | { readonly kind: 'set-phase'; readonly phase: Exclude<Phase, 'closed'>; readonly reason: string }
  | { readonly kind: 'close'; readonly waivedBy: PersonRef; readonly reason: string }
  | { readonly kind: 'set-stamp'; readonly stamp: Stamp; readonly at: number; readonly approximate: boolean }
  | { readonly kind: 'set-situation'; readonly text: string }
  | { readonly kind: 'set-bridge'; readonly bridge: string; readonly fallback: string }
  | {
      readonly kind: 'set-eta';
      readonly at: number | null;
      readonly confidence: (typeof CONFIDENCES)[number];
      readonly basis: string;
    }
  | { readonly kind: 'set-objective'; readonly text: string }
  | { readonly kind: 'set-next-check'; readonly at: number | null }
  | { readonly kind: 'set-detected-by'; readonly by: (typeof DETECTED_BY)[number] }
  | {
      readonly kind: 'set-system';
      readonly name: string;
      readonly state: SystemState;
      /** How it was cut off, where it is isolated. */
      readonly isolation?: Isolation;
      /** How far it is, where that is said. */
      readonly recovery?: Recovery;
      /** What is seen of it: a line of its own beside the state. */
      readonly note?: string;
    }
  | { readonly kind: 'set-crisis'; readonly on: boolean; readonly reason: string };

/** `percent`: 0 to 100; anything else is brought there. */
export type Recovery = { readonly percent: number; readonly statement: string };

/** `by`: null for whoever says so. */
export type Isolation = { readonly how: string; readonly by: PersonRef | null };

export const MAX_TITLE_CHARACTERS = 120;
const MAX_PROSE_CHARACTERS = 1_500;

type Kind =
  | 'title-set/1'
  | 'type-set/1'
  | 'situation-set/1'
  | 'bridge-set/1'
  | 'objective-set/1'
  | 'next-check-set/1'
  | 'detected-by-set/1'
  | 'impact-set/1'
  | 'eta-set/1';

export function decideHeader(deciding: Deciding, command: HeaderCommand): Decision {
  const { incident } = deciding;
  switch (command.kind) {
    case 'set-title': {
      const title = command.title.trim();
      if (title.length > MAX_TITLE_CHARACTERS) return refuse({ kind: 'too-long', limit: MAX_TITLE_CHARACTERS });
      return set(incident, { kind: 'title-set/1', title });
    }
    case 'set-type':
      return setType(deciding, command.type, subtypeById(command.subtype ?? ''));
    case 'set-impact':
      return set(incident, { kind: 'impact-set/1', impact: command.impact, urgency: command.urgency });
    case 'set-situation':
      return prose(incident, { kind: 'situation-set/1', text: command.text.trim() });
    case 'set-objective':
      return prose(incident, { kind: 'objective-set/1', text: command.text.trim() });
    case 'set-bridge':
      return set(incident, {
        kind: 'bridge-set/1',
        bridge: clip(command.bridge.trim(), 200),
        fallback: clip(command.fallback.trim(), 200),
      });
    case 'set-eta':
      return set(incident, {
        kind: 'eta-set/1',
        at: command.at === null ? null : toMs(command.at),
        confidence: command.confidence,
        basis: clip(command.basis.trim(), MAX_PROSE_CHARACTERS),
      });
    case 'set-next-check':
      return set(incident, {
        kind: 'next-check-set/1',
        at: command.at === null ? null : toMs(command.at),
      });
    case 'set-detected-by':
      return set(incident, { kind: 'detected-by-set/1', by: command.by });
    case 'set-system':
      return setSystem(deciding, command);
    case 'set-crisis':
      return setCrisis(incident, command.on, clip(command.reason.trim(), MAX_PROSE_CHARACTERS));
    case 'set-severity':
      return setSeverity(incident, command.severity, clip(command.reason.trim(), MAX_PROSE_CHARACTERS));
    case 'set-phase':
      return setPhase(deciding, command.phase, clip(command.reason.trim(), MAX_PROSE_CHARACTERS));
    case 'close':
      return close(deciding, toPersonRef(command.waivedBy), clip(command.reason.trim(), MAX_PROSE_CHARACTERS));
    case 'set-stamp':
      return facts(stamp(incident, command.stamp, toMs(command.at), command.approximate));
  }
}

type Unlinked<F> = F extends IncidentFact ? Omit<F, 'replaces'> : never;

/** Sets a single value, replacing the one displayed. Setting what already stands alone changes nothing. */
function set(incident: Incident, fact: Unlinked<IncidentFactOf<Kind>>): Decision {
  const now = standing(incident, fact.kind);
  const isSame = JSON.stringify({ ...fact, replaces: [] }) === JSON.stringify({ ...now.at(-1)?.fact, replaces: [] });
  if (isSame && !isConflict(now)) return refuse({ kind: 'unchanged' });
  return facts({ ...fact, replaces: replacing(incident, fact.kind) });
}

function prose(incident: Incident, fact: Unlinked<IncidentFactOf<'situation-set/1' | 'objective-set/1'>>): Decision {
  if (fact.text.length > MAX_PROSE_CHARACTERS) return refuse({ kind: 'too-long', limit: MAX_PROSE_CHARACTERS });
  return set(incident, fact);
}

function setSystem({ incident, me }: Deciding, asked: Extract<HeaderCommand, { kind: 'set-system' }>): Decision {
  const typed = clip(asked.name.trim(), 200);
  const system = systemKey(typed);
  if (system === '') return refuse({ kind: 'empty-text' });
  const now = shown(incident, 'system-set/1', system);
  const name = now?.fact.name ?? typed;
  const isSame = now?.fact.state === asked.state && !isConflict(standing(incident, 'system-set/1', system));
  const state: IncidentFactOf<'system-set/1'> = {
    kind: 'system-set/1',
    system,
    name,
    state: asked.state,
    replaces: replacing(incident, 'system-set/1', system),
  };
  const recovery = asked.recovery ? recoveryFacts(incident, state, asked.recovery) : [];
  const isolation = isolationFacts(incident, state, {
    how: clip(asked.isolation?.how.trim() ?? '', MAX_PROSE_CHARACTERS),
    by: toPersonRef(asked.isolation?.by ?? { id: me.id, name: me.name }),
  });
  // The first has the line in the log: how it was cut off, or the share, tells the state as well.
  const note = clip(asked.note?.trim() ?? '', MAX_PROSE_CHARACTERS);
  const written = [...isolation, ...recovery, ...(isSame ? [] : [state]), ...noteFacts(name, note)];
  return written.length > 0 ? facts(...written) : refuse({ kind: 'unchanged' });
}

const noteFacts = (name: string, note: string): readonly IncidentFact[] =>
  note === '' ? [] : [{ ...orderFact(`${name}: ${note}`, null), entry: 'note', tags: [name] }];

/** Whenever it is cut off, so that nothing stands of the time before; after that only when somebody says more. */
function isolationFacts(
  incident: Incident,
  { system, name, state }: IncidentFactOf<'system-set/1'>,
  { how, by }: { readonly how: string; readonly by: PersonRef },
): readonly IncidentFact[] {
  if (state !== 'isolated') return [];
  const now = shown(incident, 'isolation-noted/1', system)?.fact;
  const isNew = shown(incident, 'system-set/1', system)?.fact.state !== 'isolated';
  if (!isNew && (how === '' || (how === now?.how && by.name === now.by.name))) return [];
  const replaces = replacing(incident, 'isolation-noted/1', system);
  return [{ kind: 'isolation-noted/1', system, name, how, by, replaces }];
}

/** None if it was said so before. */
function recoveryFacts(
  incident: Incident,
  { system, name, state }: IncidentFactOf<'system-set/1'>,
  said: Recovery,
): readonly IncidentFact[] {
  const percent = Math.max(0, Math.min(100, Math.round(said.percent) || 0));
  const statement = clip(said.statement.trim(), MAX_PROSE_CHARACTERS);
  const now = shown(incident, 'recovery-reported/1', system)?.fact;
  if (now?.percent === percent && now.statement === statement) return [];
  const replaces = replacing(incident, 'recovery-reported/1', system);
  return [{ kind: 'recovery-reported/1', system, name, state, percent, statement, replaces }];
}

function setCrisis(incident: Incident, on: boolean, reason: string): Decision {
  const now = standing(incident, 'crisis-set/1');
  if (isCrisis(incident) === on && !isConflict(now)) return refuse({ kind: 'unchanged' });
  if (reason === '') return refuse({ kind: 'reason-needed', why: on ? 'crisis' : 'no-crisis' });
  return facts({ kind: 'crisis-set/1', on, reason, replaces: replacing(incident, 'crisis-set/1') });
}

function setType(deciding: Deciding, type: IncidentType, subtype: Subtype | undefined): Decision {
  const { incident } = deciding;
  const name = incidentTypeById(type)?.name ?? type;
  const said = set(
    incident,
    subtype
      ? { kind: 'type-set/1', type: subtype.type, name: `${name}, ${subtype.name}`, subtype: subtype.id }
      : { kind: 'type-set/1', type, name },
  );
  if (!said.ok || !subtype) return said;
  const isOpen = selectLists(incident).some(({ template }) => template === subtype.list);
  const { words } = subtype;
  const isDrafted = addedOf(incident, 'message-drafted/1').some(({ fact }) => fact.template === words?.template);
  const drafted =
    words && !isDrafted ? decideMessages(deciding, { kind: 'draft-message', nextAt: null, ...words }) : null;
  return facts(...said.value, ...(isOpen ? [] : [checklistFact(subtype.list)]), ...(drafted?.ok ? drafted.value : []));
}

/** Up is free: unsure means higher. Down asks for one line, since the other's screen may say otherwise. */
function setSeverity(incident: Incident, severity: Severity, reason: string): Decision {
  const now = shown(incident, 'severity-set/1')?.fact.severity;
  if (now === severity && !isConflict(standing(incident, 'severity-set/1'))) return refuse({ kind: 'unchanged' });
  if (now !== undefined && severity > now && reason === '')
    return refuse({ kind: 'reason-needed', why: 'lower-severity' });
  return facts({ kind: 'severity-set/1', severity, reason, replaces: replacing(incident, 'severity-set/1') });
}

/** What entering a phase says about when things were reached. Stamps that stand are left alone. */
const STAMPS_OF_PHASE: { readonly [P in Phase]: readonly Stamp[] } = {
  detection: ['detected'],
  triage: [],
  investigation: ['triaged', 'investigation'],
  resolution: ['cause-known'],
  review: ['resolved', 'review'],
  closed: ['closed'],
};

function setPhase(deciding: Deciding, phase: Exclude<Phase, 'closed'>, reason: string): Decision {
  const { incident } = deciding;
  const now = selectPhase(incident);
  if (now === phase && !isConflict(standing(incident, 'phase-set/1'))) return refuse({ kind: 'unchanged' });
  const isEarlier = PHASES.indexOf(phase) < PHASES.indexOf(now);
  if (isEarlier && reason === '') return refuse({ kind: 'reason-needed', why: 'reopen' });
  return facts(
    { kind: 'phase-set/1', phase, reason, waiver: null, replaces: replacing(incident, 'phase-set/1') },
    ...stampsFor(deciding, phase),
  );
}

/** The one hard gate: without an approved review a named person answers for closing, with a reason. */
function close(deciding: Deciding, waivedBy: PersonRef, reason: string): Decision {
  const { incident } = deciding;
  if (selectPhase(incident) === 'closed') return refuse({ kind: 'unchanged' });
  if (waivedBy.name === '') return refuse({ kind: 'name-needed', why: 'waiver' });
  if (reason === '') return refuse({ kind: 'reason-needed', why: 'close' });
  const names = selectOpenDeadlines(incident).map(({ name }) => name);
  if (names.length > 0) return refuse({ kind: 'deadlines-open', names });
  return facts(
    {
      kind: 'phase-set/1',
      phase: 'closed',
      reason,
      waiver: { by: waivedBy, reason },
      replaces: replacing(incident, 'phase-set/1'),
    },
    ...stampsFor(deciding, 'closed'),
  );
}

function stampsFor({ incident, now }: Deciding, phase: Phase): IncidentFact[] {
  const isLive = phase === 'closed' && selectStamp(incident, 'resolved') === undefined;
  const stamps: readonly Stamp[] = isLive ? ['resolved', ...STAMPS_OF_PHASE[phase]] : STAMPS_OF_PHASE[phase];
  return stamps
    .filter((one) => selectStamp(incident, one) === undefined)
    .map((one) => stamp(incident, one, now, false));
}

const stamp = (incident: Incident, name: Stamp, at: number, approximate: boolean): IncidentFact => ({
  kind: 'stamp-set/1',
  stamp: name,
  at,
  approximate,
  replaces: replacing(incident, 'stamp-set/1', name),
});
