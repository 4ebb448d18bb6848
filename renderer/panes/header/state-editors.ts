import { INCIDENT_TYPES } from '../../../shared/domain/content/incident-types';
import {
  IMPACTS,
  SEVERITY_RULE,
  suggestSeverity,
  URGENCIES,
  type Impact,
  type Severity,
  type Urgency,
} from '../../../shared/domain/content/severities';
import { subtypeById, subtypesOf, type Subtype } from '../../../shared/domain/content/subtypes';
import type { IncidentCommand } from '../../../shared/domain/incident/decide';
import { PHASES, STAMPS, type Phase } from '../../../shared/domain/incident/header/facts';
import {
  isCrisis,
  selectPhase,
  selectSeverity,
  selectSubtype,
  selectType,
} from '../../../shared/domain/incident/header/select-header';
import { readTime } from '../../../shared/domain/incident/timeline/line/read-time';
import { selectCrisisTriggers, selectScale } from '../../../shared/domain/plan/plan';
import { shown } from '../../../shared/domain/view';
import { phaseWords, severityWords, stampWords } from '../../app/domain-words';
import type { Editor } from './editor-fields';
import { readPerson } from '../../app/line/read-assignment';
import { choice, clockOf, notATime, type Around, text } from './editor-parts';
import { selectPhaseHints } from './phase-hints';

export type StateEditorId = 'severity' | 'phase' | 'type' | 'stamps' | 'close' | 'crisis' | 'hand-over';

/** Editors of where the incident stands: how bad, how far, since when, in whose hands. */
export const STATE_EDITORS: { readonly [E in StateEditorId]: (around: Around) => Editor } = {
  severity: ({ intl, incident, plan }) => {
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
          cards: selectScale(plan).map(({ level, name, definition }) => ({
            value: String(level),
            title: `${severityWords(intl, level)} ${name}`,
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
        text('reason', intl.formatMessage({ id: 'editor.reason', defaultMessage: 'Reason, one line' })),
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
        text('reason', intl.formatMessage({ id: 'editor.phase-reason', defaultMessage: 'Reason, when going back' })),
      ],
      commands: ({ phase, reason = '' }) => [{ kind: 'set-phase', phase: phase as Exclude<Phase, 'closed'>, reason }],
    };
  },
  type: ({ intl, incident }) => ({
    title: intl.formatMessage({ id: 'editor.type', defaultMessage: 'Type' }),
    note: intl.formatMessage({
      id: 'editor.type-note',
      defaultMessage: 'What exactly opens its own list beside the others; ticks are kept.',
    }),
    fields: [
      {
        kind: 'cards',
        id: 'type',
        label: intl.formatMessage({ id: 'editor.type', defaultMessage: 'Type' }),
        initial: selectType(incident),
        cards: INCIDENT_TYPES.map((one, i) => ({ value: one.id, title: one.name, keys: String(i + 1) })),
      },
      {
        kind: 'choice',
        id: 'subtype',
        label: intl.formatMessage({ id: 'editor.subtype', defaultMessage: 'What exactly' }),
        initial: selectSubtype(incident),
        options: [
          { value: '', label: '—' },
          ...INCIDENT_TYPES.flatMap(({ id }) => subtypesOf(id)).map(({ id, name }) => ({ value: id, label: name })),
        ],
      },
    ],
    // What exactly says more: it brings its type along.
    commands: ({ type, subtype = '' }) => [
      setTypeTo(subtypeById(subtype) ?? { type: type as (typeof INCIDENT_TYPES)[number]['id'] }),
    ],
  }),
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
      text('at', intl.formatMessage({ id: 'editor.stamp-at', defaultMessage: 'It was at: 1042, 10:42Z or -10m' })),
    ],
    commands: ({ stamp, at = '' }) => {
      const time = readTime(at, context);
      const which = STAMPS.find((one) => one === stamp) ?? 'started';
      return time === null ? notATime(intl) : [{ kind: 'set-stamp', stamp: which, at: time, approximate: false }];
    },
  }),
  close: ({ intl, context }) => ({
    title: intl.formatMessage({ id: 'editor.close', defaultMessage: 'Close without a review' }),
    note: intl.formatMessage({
      id: 'editor.close-note',
      defaultMessage: 'A named person answers for closing it so. It can be opened again.',
    }),
    fields: [
      text('by', intl.formatMessage({ id: 'editor.close-by', defaultMessage: 'Who answers for it' }), context.me.name),
      text('reason', intl.formatMessage({ id: 'editor.close-reason', defaultMessage: 'Why no review' })),
    ],
    commands: ({ by = '', reason = '' }) => [{ kind: 'close', waivedBy: readPerson(by, context), reason }],
  }),
  crisis: ({ intl, incident, plan }) => {
    const isOn = isCrisis(incident);
    const triggers = selectCrisisTriggers(plan);
    const why = text('reason', intl.formatMessage({ id: 'editor.crisis-why', defaultMessage: 'In a few words' }));
    if (isOn)
      return {
        title: intl.formatMessage({ id: 'editor.no-crisis', defaultMessage: 'No crisis any more' }),
        fields: [why],
        commands: ({ reason = '' }) => [{ kind: 'set-crisis', on: false, reason }],
      };
    return {
      title: intl.formatMessage({ id: 'editor.crisis', defaultMessage: 'Declare a crisis' }),
      note: intl.formatMessage({
        id: 'editor.crisis-note',
        defaultMessage: 'Executive sponsor, legal and business continuity are called in.',
      }),
      fields: [
        {
          kind: 'cards',
          id: 'trigger',
          label: intl.formatMessage({ id: 'editor.crisis-trigger', defaultMessage: 'Because' }),
          initial: triggers[0] ?? '',
          cards: triggers.map((words, i) => ({ value: words, title: words, keys: String(i + 1) })),
        },
        why,
      ],
      commands: ({ trigger = '', reason = '' }) => [
        { kind: 'set-crisis', on: true, reason: [trigger, reason.trim()].filter(Boolean).join('. ') },
      ],
    };
  },
  'hand-over': ({ intl, context }) => ({
    title: intl.formatMessage({ id: 'editor.hand-over', defaultMessage: 'Hand over command' }),
    note: intl.formatMessage({
      id: 'editor.hand-over-note',
      defaultMessage: 'You stay in command until it is accepted. The brief under Roles is filled from the record.',
    }),
    fields: [
      {
        kind: 'text',
        id: 'to',
        label: intl.formatMessage({ id: 'editor.hand-over-to', defaultMessage: 'To' }),
        initial: '',
        hint: intl.formatList(context.people.filter((one) => one.present).map((one) => one.name)),
      },
    ],
    commands: ({ to = '' }) => [
      { kind: 'assign-role', role: 'incident-commander', person: readPerson(to, context), note: '' },
    ],
  }),
};

const setTypeTo = ({ type, id }: Pick<Subtype, 'type'> & Partial<Pick<Subtype, 'id'>>): IncidentCommand => ({
  kind: 'set-type',
  type,
  ...(id !== undefined && { subtype: id }),
});
