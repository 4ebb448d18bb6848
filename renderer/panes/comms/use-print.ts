import { useIntl } from 'react-intl';
import type { Audience } from '../../../shared/domain/incident/comms/audiences';
import { selectReference } from '../../../shared/domain/incident/header/select-header';
import { messageSheet } from '../../../shared/domain/report/message-sheet';
import { useApp, useWholeIncident } from '../../app/contexts';
import { sheetOf } from './sheet-words';
import { dayWords } from '../../app/time-words';
import { useCommand } from '../../app/use-command';
import { messageClock, type Draft } from './draft';

/** P: the words on one page, by the system's own dialog; as a PDF where there is no printer. */
export function usePrint(audience: Audience, draft: Draft): void {
  const intl = useIntl();
  const app = useApp();
  const incident = useWholeIncident();
  async function print(): Promise<void> {
    const { message, text, nextAt } = draft;
    const clock = (at: number): string => `${dayWords(at, 'local')} ${messageClock(at, 'local')}`;
    const sheet = sheetOf(intl, { incident, audience, message, text, nextAt, now: Date.now(), clock });
    const name = `${selectReference(incident)} ${audience.id}.pdf`;
    const printed = await app.bridge.call('print-sheet', { name, html: messageSheet(sheet) });
    switch (printed.kind) {
      case 'cancelled':
        return;
      case 'printed':
        app.toasts.show({ text: intl.formatMessage({ id: 'sheet.printed', defaultMessage: 'Printed' }) });
        return;
      case 'saved':
        app.toasts.show({
          text: intl.formatMessage(
            { id: 'sheet.saved', defaultMessage: 'No printer answered: the page is a PDF, {path}' },
            { path: printed.path },
          ),
        });
        return;
      case 'failed':
        app.toasts.show({
          text: intl.formatMessage(
            {
              id: 'sheet.failed',
              defaultMessage: 'Not printed: {detail}. The words are as they were; C copies them.',
            },
            { detail: printed.detail },
          ),
        });
    }
  }
  useCommand('message-print', () => void print());
}
