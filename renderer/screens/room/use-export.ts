import { useIntl } from 'react-intl';
import { selectReference } from '../../../shared/domain/incident/header/select-header';
import type { Incident } from '../../../shared/domain/incident/incident';
import { incidentMarkdown } from '../../../shared/domain/report/incident-markdown';
import { messagesCsv, messagesMarkdown } from '../../../shared/domain/report/messages-report';
import { timelineCsv } from '../../../shared/domain/report/timeline-csv';
import { useClockWords, useRoom, useSettings } from '../../app/contexts';
import { factWords, redactionWords } from '../../app/fact-words/fact-words';
import { reportWords } from './report-words';
import { dayWords } from '../../app/time-words';
import { methodWords, toldReportWords } from '../../app/comms/told-words';
import { useCommand } from '../../app/use-command';
import { useSaveFiles } from './use-save-files';

/** Ctrl+E: the incident as Markdown, then the timeline as CSV. And all messages in order, in the same two forms. */
export function useExport(): void {
  const intl = useIntl();
  const clock = useClockWords();
  const zone = useSettings((settings) => settings.zone);
  const { room } = useRoom();
  const save = useSaveFiles();
  const both = (name: string, markdown: string, csv: string) =>
    save([
      { name: `${name}.md`, content: markdown },
      { name: `${name}.csv`, content: csv },
    ]);

  function exportIncident(incident: Incident): Promise<void> {
    const tell: Parameters<typeof timelineCsv>[1] = (fact, redaction) =>
      redaction ? redactionWords(intl, redaction) : factWords(intl, fact, clock);
    const markdown = incidentMarkdown(incident, {
      tell: (fact, redaction = null) => tell(fact, redaction),
      clock: (ms) => clock(ms, true),
      day: (ms) => dayWords(ms, zone),
      words: reportWords(intl),
      now: Date.now(),
    });
    return both(selectReference(incident), markdown, timelineCsv(incident, tell));
  }

  function exportMessages(incident: Incident): Promise<void> {
    const markdown = messagesMarkdown(incident, {
      moment: (ms) => `${dayWords(ms, zone)} ${clock(ms, true)}`,
      method: (method) => methodWords(intl, method),
      words: toldReportWords(intl),
      now: Date.now(),
    });
    return both(`${selectReference(incident)}-messages`, markdown, messagesCsv(incident));
  }

  useCommand('export', () => void exportIncident(room.store.getState()));
  useCommand('messages-export', () => void exportMessages(room.store.getState()));
}
