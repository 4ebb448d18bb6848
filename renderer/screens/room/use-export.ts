import { useIntl } from 'react-intl';
import { selectReference } from '../../../shared/domain/incident/header/select-header';
import { incidentMarkdown } from '../../../shared/domain/report/incident-markdown';
import { timelineCsv } from '../../../shared/domain/report/timeline-csv';
import { useApp, useClockWords, useRoom, useSettings } from '../../app/contexts';
import { factWords, redactionWords } from '../../app/fact-words/fact-words';
import { reportWords } from '../../app/report-words';
import { dayWords } from '../../app/time-words';
import { useCommand } from '../../app/use-command';

/** Ctrl+E: the incident as Markdown, then the timeline as CSV; the person says where, and may leave either out. */
export function useExport(): void {
  const intl = useIntl();
  const app = useApp();
  const clock = useClockWords();
  const zone = useSettings((settings) => settings.zone);
  const { room } = useRoom();
  async function exportAll(): Promise<void> {
    const incident = room.store.getState();
    const name = selectReference(incident);
    const tell: Parameters<typeof timelineCsv>[1] = (fact, redaction) =>
      redaction ? redactionWords(intl, redaction) : factWords(intl, fact, clock);
    const files = [
      {
        name: `${name}.md`,
        content: incidentMarkdown(incident, {
          tell: (fact, redaction = null) => tell(fact, redaction),
          clock: (ms) => clock(ms, true),
          day: (ms) => dayWords(ms, zone),
          words: reportWords(intl),
          now: Date.now(),
        }),
      },
      { name: `${name}.csv`, content: timelineCsv(incident, tell) },
    ];
    for (const file of files) {
      const reply = await app.bridge.call('save-file', file);
      if (reply.kind === 'saved')
        app.toasts.show({
          text: intl.formatMessage({ id: 'export.saved', defaultMessage: 'Exported to {path}' }, { path: reply.path }),
        });
      if (reply.kind === 'failed') {
        app.toasts.show({
          text: intl.formatMessage(
            {
              id: 'export.failed',
              defaultMessage: 'Not exported: {detail}. The record is untouched; choose another place.',
            },
            { detail: reply.detail },
          ),
        });
      }
    }
  }

  useCommand('export', () => void exportAll());
}
