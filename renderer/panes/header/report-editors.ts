import { DETECTED_BY } from '../../../shared/domain/incident/header/facts';
import { selectReports } from '../../../shared/domain/incident/reports/reports';
import { shown } from '../../../shared/domain/view';
import { detectedByWords } from '../../app/domain-words';
import { notACount, readCount } from '../../app/line/report-count';
import type { Editor } from './editor-fields';
import { text, type Around } from './editor-parts';

export type ReportEditorId = 'detected-by' | 'user-report';

/** Editors of how it came to be known, and of who says that it does not work. */
export const REPORT_EDITORS: { readonly [E in ReportEditorId]: (around: Around) => Editor } = {
  'detected-by': ({ intl, incident }) => {
    const title = intl.formatMessage({ id: 'editor.detected-by', defaultMessage: 'Detected by' });
    return {
      title,
      fields: [
        {
          kind: 'cards',
          id: 'by',
          label: title,
          initial: shown(incident, 'detected-by-set/1')?.fact.by ?? 'monitoring',
          cards: DETECTED_BY.map((one, i) => ({
            value: one,
            title: detectedByWords(intl, one),
            keys: String(i + 1),
          })),
        },
      ],
      commands: ({ by }) => [{ kind: 'set-detected-by', by: DETECTED_BY.find((one) => one === by) ?? 'monitoring' }],
    };
  },
  'user-report': ({ intl, incident }) => ({
    title: intl.formatMessage({ id: 'editor.user-report', defaultMessage: 'User reports' }),
    note: intl.formatMessage(
      {
        id: 'editor.user-report-note',
        defaultMessage:
          '{total, plural, =0 {None counted so far.} one {# counted so far.} other {# counted so far.}} What you log is added.',
      },
      { total: selectReports(incident)?.total ?? 0 },
    ),
    fields: [
      text('count', intl.formatMessage({ id: 'editor.report-count', defaultMessage: 'How many more; empty is one' })),
      text(
        'channel',
        intl.formatMessage({
          id: 'editor.report-channel',
          defaultMessage: 'How they came: service desk, phone',
        }),
        selectReports(incident)?.last.fact.channel ?? '',
      ),
      text('symptom', intl.formatMessage({ id: 'editor.report-symptom', defaultMessage: 'What they see' })),
      text('place', intl.formatMessage({ id: 'editor.report-place', defaultMessage: 'Where' })),
    ],
    commands: ({ count: typed = '', channel = '', symptom = '', place = '' }) => {
      const count = typed.trim() === '' ? 1 : readCount(typed);
      return count === null ? notACount(intl) : [{ kind: 'count-reports', count, channel, symptom, place }];
    },
  }),
};
