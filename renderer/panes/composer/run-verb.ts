import type { IntlShape } from 'react-intl';
import { INCIDENT_TYPES } from '../../../shared/domain/content/incident-types';
import { SUBTYPES } from '../../../shared/domain/content/subtypes';
import { roleFromWord } from '../../../shared/domain/content/role-words';
import type { IncidentCommand } from '../../../shared/domain/incident/decide';
import { PHASES, type Phase } from '../../../shared/domain/incident/header/facts';
import type { Incident } from '../../../shared/domain/incident/incident';
import { selectLists } from '../../../shared/domain/incident/checklists/select-checklists';
import type { LineContext, PersonRef, Reading } from '../../../shared/domain/incident/timeline/line/reading';
import { readTimeToCome } from '../../../shared/domain/incident/timeline/line/read-time';
import { askVerb } from './ask-verb';
import { deadlineVerb } from './deadline-verb';
import { meetVerb } from './meet-verb';
import { reportVerb } from './report-verb';
import { systemVerb } from './system-verb';
import { taskVerb } from './task-verb';
import type { CommandId } from '../../app/command-table';
import type { Registry } from '../../app/registry';
import type { UndoStack } from '../../app/undo-stack';

export type VerbDone = { readonly kind: 'done' } | { readonly kind: 'refused'; readonly why: string };

type Running = {
  readonly line: Reading;
  readonly incident: Incident;
  readonly context: LineContext;
  /** Null: done. Else why not. */
  readonly act: (command: IncidentCommand) => Promise<string | null>;
  readonly registry: Registry;
  readonly intl: IntlShape;
  readonly undo: UndoStack;
  readonly onShowAudience: (typed: string) => void;
  readonly onMeet: (typed: string) => void;
};

/** Carries out a verb of the composer, or says what it lacks. */
export async function runVerb(running: Running): Promise<VerbDone> {
  const { line, registry, onShowAudience, onMeet, undo } = running;
  const rest = line.verb?.rest.trim() ?? '';
  const verb = line.verb?.name;
  switch (verb) {
    case 'undo':
      await undo.undo();
      return { kind: 'done' };
    case 'help':
      registry.run('keys');
      return { kind: 'done' };
    case 'update':
      onShowAudience(rest);
      return { kind: 'done' };
    case undefined:
      return { kind: 'done' };
  }
  const asked = rest === '' ? EDITORS[verb] : undefined;
  if (asked && registry.run(asked)) return { kind: 'done' };
  const command = verb === 'meet' ? meetVerb(running, rest) : commandOf(running, verb, rest);
  if (command === null) {
    onMeet(rest);
    return { kind: 'done' };
  }
  if (typeof command === 'string') return { kind: 'refused', why: command };
  const why = await running.act(command);
  return why === null ? { kind: 'done' } : { kind: 'refused', why };
}

/** Without a value a verb opens the editor that asks for it. */
const EDITORS: { readonly [verb: string]: CommandId } = {
  sev: 'severity',
  phase: 'phase',
  eta: 'eta',
  sys: 'add-system',
  type: 'type',
  title: 'title',
  bridge: 'bridge',
  hand: 'hand-over',
  report: 'user-report',
  deadline: 'deadline',
};

function commandOf(running: Running, verb: string, rest: string): IncidentCommand | string {
  const { intl, line } = running;
  switch (verb) {
    case 'sev':
      return severity(intl, rest);
    case 'phase':
      return phase(intl, rest);
    case 'title':
      return { kind: 'set-title', title: rest };
    case 'bridge': {
      const [bridge = '', fallback = ''] = rest.split('|').map((part) => part.trim());
      return { kind: 'set-bridge', bridge, fallback };
    }
    case 'eta':
      return eta(running, rest);
    case 'type':
      return type(intl, rest);
    case 'sys':
      return systemVerb(intl, rest, line);
    case 'deadline':
      return deadlineVerb(running, rest);
    case 'report':
      return reportVerb(intl, rest);
    case 'ask':
      return askVerb(running, rest);
    case 'check':
      return tick(running, rest);
    case 'done':
    case 'extend':
      return taskVerb(running, verb, rest);
    default:
      return role(intl, verb, rest, line);
  }
}

function severity(intl: IntlShape, rest: string): IncidentCommand | string {
  const [, level, reason = ''] = /^(?:s|sev)?([1-4])\b\s*(.*)$/is.exec(rest) ?? [];
  if (level === undefined)
    return intl.formatMessage({ id: 'verb.sev', defaultMessage: 'Severity is 1 to 4, such as /sev 1' });
  return { kind: 'set-severity', severity: Number(level) as 1 | 2 | 3 | 4, reason };
}

function phase(intl: IntlShape, rest: string): IncidentCommand | string {
  const [typed = '', ...reason] = rest.split(/\s+/);
  const open = PHASES.filter((one): one is Exclude<Phase, 'closed'> => one !== 'closed');
  const found = open.find((one) => one.startsWith(typed.toLowerCase()));
  if (!found)
    return intl.formatMessage(
      { id: 'verb.phase', defaultMessage: 'Phases are {phases}' },
      { phases: intl.formatList(open) },
    );
  return { kind: 'set-phase', phase: found, reason: reason.join(' ') };
}

function eta({ intl, context }: Running, rest: string): IncidentCommand | string {
  const [typed = '', confidence = 'medium', ...basis] = rest.split(/\s+/);
  if (['none', 'off', '-'].includes(typed)) return { kind: 'set-eta', at: null, confidence: 'low', basis: '' };
  const at = readTimeToCome(typed, context);
  const level = (['low', 'medium', 'high'] as const).find((one) => one.startsWith(confidence.toLowerCase()));
  if (at === null || !level)
    return intl.formatMessage({
      id: 'verb.eta',
      defaultMessage: 'An estimate is a time and low, medium or high, such as /eta 12:30 low',
    });
  return { kind: 'set-eta', at, confidence: level, basis: basis.join(' ') };
}

/** The start of a type's name, or of what exactly it is. */
function type(intl: IntlShape, rest: string): IncidentCommand | string {
  const starts = ({ id, name }: { readonly id: string; readonly name: string }) =>
    [id, name.toLowerCase()].some((one) => one.startsWith(rest.toLowerCase()));
  const exactly = SUBTYPES.find(starts);
  if (exactly) return { kind: 'set-type', type: exactly.type, subtype: exactly.id };
  const found = INCIDENT_TYPES.find(starts);
  if (found) return { kind: 'set-type', type: found.id };
  return intl.formatMessage(
    { id: 'verb.type', defaultMessage: 'Types are {types}; or more exactly, such as /type ransomware' },
    { types: intl.formatList(INCIDENT_TYPES.map(({ id }) => id)) },
  );
}

function tick({ intl, incident }: Running, rest: string): IncidentCommand | string {
  const item = selectLists(incident)
    .flatMap((list) => list.items)
    .find((one) => one.no === rest && one.mark !== 'done' && one.mark !== 'skipped');
  if (!item)
    return intl.formatMessage(
      { id: 'verb.check', defaultMessage: 'No open list has an item {number} still to do' },
      { number: rest },
    );
  return { kind: 'mark-item', item: item.id, mark: 'done', reason: '', second: null, happened: null };
}

function role(intl: IntlShape, verb: string, rest: string, line: Reading): IncidentCommand | string {
  const person: PersonRef | undefined = line.mentions[0] ?? line.owner ?? undefined;
  const typed = verb === 'role' ? (rest.split(/\s+/)[0] ?? '') : 'ic';
  const def = roleFromWord(typed);
  if (!def)
    return intl.formatMessage({
      id: 'verb.role',
      defaultMessage: 'Name a role and a person, such as /role scribe @bo',
    });
  if (!person) return intl.formatMessage({ id: 'verb.person', defaultMessage: 'Name a person with @, such as @bo' });
  return { kind: 'assign-role', role: def.id, person, note: verb === 'role' ? reasonIn(rest) : '' };
}

/** Why they join, in `/role db @eli — knows the gateway`: all that follows the role and the name. */
const reasonIn = (rest: string): string =>
  rest
    .split(/\s+/)
    .slice(1)
    .filter((word) => !word.startsWith('@'))
    .join(' ')
    .replace(/^[-—–:\s]+/, '');
