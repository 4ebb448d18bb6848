import { useIntl } from 'react-intl';
import { selectReference } from '../../../shared/domain/incident/header/select-header';
import { incidentMarkdown } from '../../../shared/domain/report/incident-markdown';
import { timelineCsv } from '../../../shared/domain/report/timeline-csv';
import { useClockWords, useRoom, useSettings } from '../../app/contexts';
import { factWords, redactionWords } from '../../app/fact-words/fact-words';
import { reportWords } from '../../app/report-words';
import { dayWords } from '../../app/time-words';
import { useCommand } from '../../app/use-command';
import { useSaveFiles } from './use-save-files';

/** Ctrl+E: the incident as Markdown, then the timeline as CSV; the person says where, and may leave either out. */
export function useExport(): void {
  const intl = useIntl();
  const clock = useClockWords();
  const zone = useSettings((settings) => settings.zone);
  const { room } = useRoom();
  const save = useSaveFiles();
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
    await save(files);
  }

  useCommand('export', () => void exportAll());
}
