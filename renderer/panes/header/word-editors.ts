import type { IncidentCommand } from '../../../shared/domain/incident/decide';
import { selectCriteria } from '../../../shared/domain/incident/exit/exit';
import { CONFIDENCES, SYSTEM_STATES } from '../../../shared/domain/incident/header/facts';
import { selectTitle } from '../../../shared/domain/incident/header/select-header';
import { readTime, readTimeToCome } from '../../../shared/domain/incident/timeline/line/read-time';
import { shown } from '../../../shared/domain/view';
import { stateWords } from '../../app/domain-words';
import { readPerson } from '../../app/line/read-assignment';
import type { Editor } from './editor-fields';
import { clockOf, notATime, type Around, text } from './editor-parts';

export type WordEditorId = 'title' | 'eta' | 'add-system' | 'situation' | 'objective' | 'bridge' | 'size-up' | 'exit';

/** Editors of what the incident says of itself: name, situation, estimate, systems, where to meet. */
export const WORD_EDITORS: { readonly [E in WordEditorId]: (around: Around) => Editor } = {
  title: ({ intl, incident }) => ({
    title: intl.formatMessage({ id: 'editor.title', defaultMessage: 'Name' }),
    fields: [
      text(
        'title',
        intl.formatMessage({ id: 'editor.title-words', defaultMessage: 'What is broken, in a few words' }),
        selectTitle(incident),
      ),
    ],
    commands: ({ title = '' }) => [{ kind: 'set-title', title }],
  }),
  eta: ({ intl, incident, context }) => {
    const now = shown(incident, 'eta-set/1')?.fact;
    return {
      title: intl.formatMessage({ id: 'editor.eta', defaultMessage: 'Estimate' }),
      note: intl.formatMessage({ id: 'editor.eta-note', defaultMessage: 'Empty takes the estimate back.' }),
      fields: [
        text(
          'at',
          intl.formatMessage({ id: 'editor.eta-at', defaultMessage: 'Expected back at: 1230, 12:30Z or 45m' }),
          clockOf(now?.at, context),
        ),
        {
          kind: 'choice',
          id: 'confidence',
          label: intl.formatMessage({ id: 'editor.confidence', defaultMessage: 'Confidence' }),
          initial: now?.confidence ?? 'medium',
          options: CONFIDENCES.map((one) => ({ value: one, label: one })),
        },
        text('basis', intl.formatMessage({ id: 'editor.basis', defaultMessage: 'Based on' }), now?.basis ?? ''),
      ],
      commands: ({ at = '', confidence, basis = '' }) => {
        const level = CONFIDENCES.find((one) => one === confidence) ?? 'medium';
        if (at.trim() === '') return [{ kind: 'set-eta', at: null, confidence: level, basis }];
        const time = readTimeToCome(at, context);
        return time === null ? notATime(intl) : [{ kind: 'set-eta', at: time, confidence: level, basis }];
      },
    };
  },
  'add-system': ({ intl, context }) => ({
    title: intl.formatMessage({ id: 'editor.system', defaultMessage: 'Affected system' }),
    fields: [
      text('name', intl.formatMessage({ id: 'editor.system-name', defaultMessage: 'System' })),
      {
        kind: 'choice',
        id: 'state',
        label: intl.formatMessage({ id: 'editor.system-state', defaultMessage: 'State' }),
        initial: 'down',
        options: SYSTEM_STATES.map((one) => ({ value: one, label: stateWords(intl, one) })),
      },
      {
        kind: 'text',
        id: 'how',
        label: intl.formatMessage({ id: 'editor.isolated-how', defaultMessage: 'How it was cut off' }),
        initial: '',
        isAsked: ({ state }) => state === 'isolated',
      },
      {
        kind: 'text',
        id: 'by',
        label: intl.formatMessage({ id: 'editor.isolated-by', defaultMessage: 'Cut off by' }),
        initial: context.me.name,
        isAsked: ({ state }) => state === 'isolated',
      },
      text('percent', intl.formatMessage({ id: 'editor.recovery', defaultMessage: 'Recovered so far, in %' })),
      text('statement', intl.formatMessage({ id: 'editor.statement', defaultMessage: 'What is done, for updates' })),
    ],
    commands: ({ name = '', state, how = '', by = '', percent = '', statement = '' }) => {
      const chosen = SYSTEM_STATES.find((one) => one === state) ?? 'down';
      const share = Number.parseInt(percent, 10);
      const isSaid = percent.trim() !== '' || statement.trim() !== '';
      if (isSaid && !(share >= 0 && share <= 100))
        return intl.formatMessage({ id: 'editor.not-a-share', defaultMessage: 'Recovery is a number from 0 to 100.' });
      const isolation = chosen === 'isolated' && { how, by: by.trim() === '' ? null : readPerson(by, context) };
      return [
        {
          kind: 'set-system',
          name,
          state: chosen,
          ...(isolation && { isolation }),
          ...(isSaid && { recovery: { percent: share, statement } }),
        },
      ];
    },
  }),
  exit: ({ intl, incident }) => ({
    title: intl.formatMessage({ id: 'editor.exit', defaultMessage: 'Exit criteria' }),
    note: intl.formatMessage({
      id: 'editor.exit-note',
      defaultMessage: 'One a line (Shift Enter). They are ticked beside the log; going on without is not forbidden.',
    }),
    fields: [
      {
        kind: 'prose',
        id: 'texts',
        label: intl.formatMessage({ id: 'editor.exit-words', defaultMessage: 'It is over when' }),
        initial: selectCriteria(incident)
          .map(({ text }) => text)
          .join('\n'),
      },
    ],
    commands: ({ texts = '' }) => [{ kind: 'name-criteria', texts: texts.split('\n') }],
  }),
  'size-up': ({ intl, incident, context }) => ({
    title: intl.formatMessage({ id: 'editor.size-up', defaultMessage: 'Size-up' }),
    note: intl.formatMessage({
      id: 'editor.size-up-note',
      defaultMessage: 'What whoever was there first has seen: one key line, and the symptom for all messages.',
    }),
    fields: [
      text(
        'symptom',
        intl.formatMessage({ id: 'editor.symptom', defaultMessage: 'Symptom: what people see' }),
        shown(incident, 'word-set/1', 'symptom')?.fact.text ?? '',
      ),
      text('scope', intl.formatMessage({ id: 'editor.scope', defaultMessage: 'Scope: who and what, where it ends' })),
      text('since', intl.formatMessage({ id: 'editor.since', defaultMessage: 'Since: 1042, 10:42Z or -10m' })),
      text('tried', intl.formatMessage({ id: 'editor.tried', defaultMessage: 'Tried so far' })),
    ],
    commands: ({ symptom = '', scope = '', since = '', tried = '' }) => {
      const at = since.trim() === '' ? null : readTime(since, context);
      if (at === null && since.trim() !== '') return notATime(intl);
      return [{ kind: 'size-up', symptom, scope, since: at, tried }];
    },
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
        text('text', intl.formatMessage({ id: 'editor.objective-words', defaultMessage: 'Objective now' }), objective),
        text(
          'at',
          intl.formatMessage({ id: 'editor.check', defaultMessage: 'Next check at: 1230 or 20m' }),
          clockOf(check, context),
        ),
      ],
      commands: ({ text = '', at = '' }) => {
        const time = at.trim() === '' ? null : readTimeToCome(at, context);
        if (time === null && at.trim() !== '') return notATime(intl);
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
        text(
          'bridge',
          intl.formatMessage({ id: 'editor.bridge-words', defaultMessage: 'Number or link' }),
          now?.bridge ?? '',
        ),
        text(
          'fallback',
          intl.formatMessage({ id: 'editor.fallback', defaultMessage: 'Fallback: where to meet if it fails' }),
          now?.fallback ?? '',
        ),
      ],
      commands: ({ bridge = '', fallback = '' }) => [{ kind: 'set-bridge', bridge, fallback }],
    };
  },
};
