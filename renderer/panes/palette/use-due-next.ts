import { useIntl } from 'react-intl';
import { duesOfAll } from '../../app/due/dues';
import { useApp } from '../../app/contexts';
import { useCommand } from '../../app/use-command';

/** F2 on every screen: the worst thing of all live incidents, in its room, ready to be done. Again: the next one. */
export function useDueNext(): void {
  const intl = useIntl();
  const app = useApp();
  useCommand('due-next', () => {
    const next = app.dueSteps(duesOfAll(app.catalog, Date.now()), Date.now());
    if (next) app.showDue({ book: next.book, id: next.due.id });
    else
      app.toasts.show({
        text: intl.formatMessage({ id: 'due.nothing', defaultMessage: 'Nothing is due: nobody waits for anything' }),
      });
  });
}
