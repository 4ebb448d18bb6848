import type { IntlShape } from 'react-intl';
import { INCIDENT_TYPES } from '../../../shared/domain/content/incident-types';
import {
  IMPACTS,
  SEVERITIES,
  SEVERITY_RULE,
  suggestSeverity,
  URGENCIES,
  type Impact,
  type Severity,
  type Urgency,
} from '../../../shared/domain/content/severities';
import type { IncidentCommand } from '../../../shared/domain/incident/decide';
import { CONFIDENCES, PHASES, STAMPS, SYSTEM_STATES, type Phase } from '../../../shared/domain/incident/header/facts';
import {
  selectPhase,
  selectSeverity,
  selectTitle,
  selectType,
} from '../../../shared/domain/incident/header/select-header';
import type { Incident } from '../../../shared/domain/incident/incident';
import { readClock } from '../../../shared/domain/incident/timeline/line/clock';
import type { LineContext } from '../../../shared/domain/incident/timeline/line/reading';
import { shown } from '../../../shared/domain/view';
import { phaseWords, stampWords, stateWords } from '../../app/domain-words';
import { clockWords } from '../../app/time-words';
import type { Editor } from './editor-fields';
import { selectPhaseHints } from './phase-hints';

export type EditorId =
  | 'severity'
  | 'phase'
  | 'title'
  | 'type'
  | 'eta'
  | 'add-system'
  | 'situation'
  | 'objective'
  | 'bridge'
  | 'stamps'
  | 'close'
  | 'hand-over';

type Around = { readonly intl: IntlShape; readonly incident: Incident; readonly context: LineContext };

const notATime = (intl: IntlShape): string =>
  intl.formatMessage({
    id: 'editor.not-a-time',
    defaultMessage: 'That is not a time. 1230, 12:30Z and t=2026-11-21T12:30Z are.',
  });

/** A time to come: one of the day that has passed means tomorrow's. Undefined: not a time. */
function timeToCome(typed: string, context: LineContext): number | undefined {
  const relative = /^\+?(\d{1,4})\s*m(?:in)?$/.exec(typed.trim());
  if (relative) return context.now + Number(relative[1]) * 60_000;
  const time = readClock(typed.trim(), { ...context, now: context.now + 12 * 3_600_000 });
  if (time?.kind !== 'time') return undefined;
  return time.at > context.now ? time.at : time.at + 86_400_000;
}

const clockOf = (at: number | null | undefined, context: LineContext): string =>
  at ? clockWords(at, context.zone, false) : '';

export const EDITORS: { readonly [E in EditorId]: (around: Around) => Editor } = {
  severity: ({ intl, incident }) => {
    const impact = shown(incident, 'impact-set/1')?.fact;
    return {
      title: intl.formatMessage({ id: 'editor.severity', defaultMessage: 'Severity' }),
      note: (values) => {
        const suggested =
          values.impact && values.urgency
            ? suggestSeverity(Number(values.impact) as Impact, Number(values.urgency) as Urgency)
            : null;
        return suggested === null
          ? SEVERITY_RULE
          : intl.formatMessage(
              { id: 'editor.suggested', defaultMessage: 'Suggested: SEV{suggested, number}. {rule}' },
              { suggested, rule: SEVERITY_RULE },
            );
      },
      fields: [
        {
          kind: 'cards',
          id: 'severity',
          label: intl.formatMessage({ id: 'editor.severity-level', defaultMessage: 'Level' }),
          initial: String(selectSeverity(incident)),
          cards: SEVERITIES.map(({ level, name, definition }) => ({
            value: String(level),
            title: `SEV${String(level)} ${name}`,
            detail: definition,
            keys: String(level),
          })),
        },
        choice(
          'impact',
          intl.formatMessage({ id: 'editor.impact', defaultMessage: 'Impact' }),
          impact?.impact,
          IMPACTS.map((one) => ({ value: String(one.level), label: one.words })),
        ),
        choice(
          'urgency',
          intl.formatMessage({ id: 'editor.urgency', defaultMessage: 'Urgency' }),
          impact?.urgency,
          URGENCIES.map((one) => ({ value: String(one.level), label: one.words })),
        ),
        {
          kind: 'text',
          id: 'reason',
          label: intl.formatMessage({ id: 'editor.reason', defaultMessage: 'Reason, one line' }),
          initial: '',
        },
      ],
      commands: ({ severity, impact: howMuch, urgency, reason = '' }) => [
        ...(howMuch && urgency && (Number(howMuch) !== impact?.impact || Number(urgency) !== impact.urgency)
          ? [{ kind: 'set-impact', impact: Number(howMuch) as Impact, urgency: Number(urgency) as Urgency } as const]
          : []),
        { kind: 'set-severity', severity: Number(severity) as Severity, reason },
      ],
    };
  },
  phase: ({ intl, incident }) => {
    const open = PHASES.filter((one): one is Exclude<Phase, 'closed'> => one !== 'closed');
    const now = selectPhase(incident);
    return {
      title: intl.formatMessage({ id: 'editor.phase', defaultMessage: 'Phase' }),
      note: ({ phase }) => selectPhaseHints(intl, incident, phase as Phase),
      fields: [
        {
          kind: 'cards',
          id: 'phase',
          label: intl.formatMessage({ id: 'editor.phase', defaultMessage: 'Phase' }),
          initial: open[Math.min(open.length - 1, PHASES.indexOf(now) + 1)] ?? 'triage',
          cards: open.map((one, i) => ({ value: one, title: phaseWords(intl, one), keys: String(i + 1) })),
        },
        {
          kind: 'text',
          id: 'reason',
          label: intl.formatMessage({ id: 'editor.phase-reason', defaultMessage: 'Reason, when going back' }),
          initial: '',
        },
      ],
      commands: ({ phase, reason = '' }) => [{ kind: 'set-phase', phase: phase as Exclude<Phase, 'closed'>, reason }],
    };
  },
  title: ({ intl, incident }) => ({
    title: intl.formatMessage({ id: 'editor.title', defaultMessage: 'Name' }),
    fields: [
      {
        kind: 'text',
        id: 'title',
        label: intl.formatMessage({ id: 'editor.title-words', defaultMessage: 'What is broken, in a few words' }),
        initial: selectTitle(incident),
      },
    ],
    commands: ({ title = '' }) => [{ kind: 'set-title', title }],
  }),
  type: ({ intl, incident }) => ({
    title: intl.formatMessage({ id: 'editor.type', defaultMessage: 'Type' }),
    note: intl.formatMessage({
      id: 'editor.type-note',
      defaultMessage: 'Lists that fit are offered under Checklists; ticks are kept.',
    }),
    fields: [
      {
        kind: 'cards',
        id: 'type',
        label: intl.formatMessage({ id: 'editor.type', defaultMessage: 'Type' }),
        initial: selectType(incident),
        cards: INCIDENT_TYPES.map((one, i) => ({ value: one.id, title: one.name, keys: String(i + 1) })),
      },
    ],
    commands: ({ type }) => [{ kind: 'set-type', type: type as (typeof INCIDENT_TYPES)[number]['id'] }],
  }),
  eta: ({ intl, incident, context }) => {
    const now = shown(incident, 'eta-set/1')?.fact;
    return {
      title: intl.formatMessage({ id: 'editor.eta', defaultMessage: 'Estimate' }),
      note: intl.formatMessage({ id: 'editor.eta-note', defaultMessage: 'Empty takes the estimate back.' }),
      fields: [
        {
          kind: 'text',
          id: 'at',
          label: intl.formatMessage({ id: 'editor.eta-at', defaultMessage: 'Expected back at: 1230, 12:30Z or 45m' }),
          initial: clockOf(now?.at, context),
        },
        {
          kind: 'choice',
          id: 'confidence',
          label: intl.formatMessage({ id: 'editor.confidence', defaultMessage: 'Confidence' }),
          initial: now?.confidence ?? 'medium',
          options: CONFIDENCES.map((one) => ({ value: one, label: one })),
        },
        {
          kind: 'text',
          id: 'basis',
          label: intl.formatMessage({ id: 'editor.basis', defaultMessage: 'Based on' }),
          initial: now?.basis ?? '',
        },
      ],
      commands: ({ at = '', confidence, basis = '' }) => {
        const level = CONFIDENCES.find((one) => one === confidence) ?? 'medium';
        if (at.trim() === '') return [{ kind: 'set-eta', at: null, confidence: level, basis }];
        const time = timeToCome(at, context);
        return time === undefined ? notATime(intl) : [{ kind: 'set-eta', at: time, confidence: level, basis }];
      },
    };
  },
  'add-system': ({ intl }) => ({
    title: intl.formatMessage({ id: 'editor.system', defaultMessage: 'Affected system' }),
    fields: [
      {
        kind: 'text',
        id: 'name',
        label: intl.formatMessage({ id: 'editor.system-name', defaultMessage: 'System' }),
        initial: '',
      },
      {
        kind: 'choice',
        id: 'state',
        label: intl.formatMessage({ id: 'editor.system-state', defaultMessage: 'State' }),
        initial: 'down',
        options: SYSTEM_STATES.map((one) => ({ value: one, label: stateWords(intl, one) })),
      },
    ],
    commands: ({ name = '', state }) => [
      { kind: 'set-system', name, state: SYSTEM_STATES.find((one) => one === state) ?? 'down' },
    ],
  }),
  situation: ({ intl, incident }) => ({
    title: intl.formatMessage({ id: 'editor.situation', defaultMessage: 'Situation' }),
    fields: [
      {
        kind: 'prose',
        id: 'text',
        label: intl.formatMessage({ id: 'editor.situation-words', defaultMessage: 'Situation in three sentences' }),
        initial: shown(incident, 'situation-set/1')?.fact.text ?? '',
      },
    ],
    commands: ({ text = '' }) => [{ kind: 'set-situation', text }],
  }),
  objective: ({ intl, incident, context }) => {
    const check = shown(incident, 'next-check-set/1')?.fact.at;
    const objective = shown(incident, 'objective-set/1')?.fact.text ?? '';
    return {
      title: intl.formatMessage({ id: 'editor.objective', defaultMessage: 'Objective and next check' }),
      fields: [
        {
          kind: 'text',
          id: 'text',
          label: intl.formatMessage({ id: 'editor.objective-words', defaultMessage: 'Objective now' }),
          initial: objective,
        },
        {
          kind: 'text',
          id: 'at',
          label: intl.formatMessage({ id: 'editor.check', defaultMessage: 'Next check at: 1230 or 20m' }),
          initial: clockOf(check, context),
        },
      ],
      commands: ({ text = '', at = '' }) => {
        const time = at.trim() === '' ? null : timeToCome(at, context);
        if (time === undefined) return notATime(intl);
        const commands: IncidentCommand[] = [];
        if (text.trim() !== objective) commands.push({ kind: 'set-objective', text });
        if (at !== clockOf(check, context)) commands.push({ kind: 'set-next-check', at: time });
        return commands;
      },
    };
  },
  bridge: ({ intl, incident }) => {
    const now = shown(incident, 'bridge-set/1')?.fact;
    return {
      title: intl.formatMessage({ id: 'editor.bridge', defaultMessage: 'Bridge' }),
      fields: [
        {
          kind: 'text',
          id: 'bridge',
          label: intl.formatMessage({ id: 'editor.bridge-words', defaultMessage: 'Number or link' }),
          initial: now?.bridge ?? '',
        },
        {
          kind: 'text',
          id: 'fallback',
          label: intl.formatMessage({ id: 'editor.fallback', defaultMessage: 'Fallback: where to meet if it fails' }),
          initial: now?.fallback ?? '',
        },
      ],
      commands: ({ bridge = '', fallback = '' }) => [{ kind: 'set-bridge', bridge, fallback }],
    };
  },
  stamps: ({ intl, incident, context }) => ({
    title: intl.formatMessage({ id: 'editor.stamps', defaultMessage: 'Times' }),
    fields: [
      {
        kind: 'choice',
        id: 'stamp',
        label: intl.formatMessage({ id: 'editor.stamp', defaultMessage: 'Which' }),
        initial: 'started',
        options: STAMPS.map((one) => ({
          value: one,
          label: `${stampWords(intl, one)} ${clockOf(shown(incident, 'stamp-set/1', one)?.fact.at, context)}`,
        })),
      },
      {
        kind: 'text',
        id: 'at',
        label: intl.formatMessage({ id: 'editor.stamp-at', defaultMessage: 'It was at: 1042, 10:42Z or -10m' }),
        initial: '',
      },
    ],
    commands: ({ stamp, at = '' }) => {
      const time = readClock(at.trim(), context);
      const which = STAMPS.find((one) => one === stamp) ?? 'started';
      return time?.kind === 'time'
        ? [{ kind: 'set-stamp', stamp: which, at: time.at, approximate: false }]
        : notATime(intl);
    },
  }),
  close: ({ intl, context }) => ({
    title: intl.formatMessage({ id: 'editor.close', defaultMessage: 'Close without a review' }),
    note: intl.formatMessage({
      id: 'editor.close-note',
      defaultMessage: 'A named person answers for closing it so. It can be opened again.',
    }),
    fields: [
      {
        kind: 'text',
        id: 'by',
        label: intl.formatMessage({ id: 'editor.close-by', defaultMessage: 'Who answers for it' }),
        initial: context.me.name,
      },
      {
        kind: 'text',
        id: 'reason',
        label: intl.formatMessage({ id: 'editor.close-reason', defaultMessage: 'Why no review' }),
        initial: '',
      },
    ],
    commands: ({ by = '', reason = '' }) => [{ kind: 'close', waivedBy: personOf(by, context), reason }],
  }),
  'hand-over': ({ intl, context }) => ({
    title: intl.formatMessage({ id: 'editor.hand-over', defaultMessage: 'Hand over command' }),
    note: intl.formatMessage({
      id: 'editor.hand-over-note',
      defaultMessage: 'You stay in command until it is accepted under Roles.',
    }),
    fields: [
      {
        kind: 'text',
        id: 'to',
        label: intl.formatMessage({ id: 'editor.hand-over-to', defaultMessage: 'To' }),
        initial: '',
        hint: intl.formatList(context.people.filter((one) => one.present).map((one) => one.name)),
      },
      {
        kind: 'text',
        id: 'note',
        label: intl.formatMessage({ id: 'editor.hand-over-words', defaultMessage: 'Situation, in flight, promised' }),
        initial: '',
      },
    ],
    commands: ({ to = '', note = '' }) => [
      { kind: 'assign-role', role: 'incident-commander', person: personOf(to, context), note },
    ],
  }),
};

const choice = (
  id: string,
  label: string,
  initial: number | undefined,
  options: readonly { readonly value: string; readonly label: string }[],
) =>
  ({
    kind: 'choice',
    id,
    label,
    initial: initial === undefined ? '' : String(initial),
    options: [{ value: '', label: '—' }, ...options],
  }) as const;

/** Who is meant by a typed name: someone known, by name or its first letters, else the name alone. */
function personOf(typed: string, { people }: LineContext) {
  const name = typed.trim().replace(/^@/, '').replaceAll('.', ' ');
  const lower = name.toLowerCase();
  const exact = people.find((one) => one.name.toLowerCase() === lower);
  const near = people.filter((one) => one.name.toLowerCase().startsWith(lower) && lower !== '');
  const known = exact ?? (near.length === 1 ? near[0] : undefined);
  return known ? { id: known.id, name: known.name } : { id: null, name };
}
