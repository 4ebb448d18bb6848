import { useIntl } from 'react-intl';
import { selectReference } from '../../../shared/domain/incident/header/select-header';
import { messagesCsv, messagesMarkdown } from '../../../shared/domain/report/messages-report';
import { useClockWords, useRoom, useSettings } from '../../app/contexts';
import { methodWords, toldReportWords } from '../../app/told-words';
import { dayWords } from '../../app/time-words';
import { useCommand } from '../../app/use-command';
import { useSaveFiles } from './use-save-files';

/** All messages in order, as Markdown and then as CSV. */
export function useMessagesExport(): void {
  const intl = useIntl();
  const clock = useClockWords();
  const zone = useSettings((settings) => settings.zone);
  const { room } = useRoom();
  const save = useSaveFiles();
  async function exportAll(): Promise<void> {
    const incident = room.store.getState();
    const name = `${selectReference(incident)}-messages`;
    const markdown = messagesMarkdown(incident, {
      moment: (ms) => `${dayWords(ms, zone)} ${clock(ms, true)}`,
      method: (method) => methodWords(intl, method),
      words: toldReportWords(intl),
      now: Date.now(),
    });
    await save([
      { name: `${name}.md`, content: markdown },
      { name: `${name}.csv`, content: messagesCsv(incident) },
    ]);
  }
  useCommand('messages-export', () => void exportAll());
}
