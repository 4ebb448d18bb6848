import { useIntl } from 'react-intl';
import { useApp } from '../../app/contexts';

type File = { readonly name: string; readonly content: string };

/** Saves files one after the other; the person says where, and may leave any out. */
export function useSaveFiles(): (files: readonly File[]) => Promise<void> {
  const intl = useIntl();
  const app = useApp();
  return async (files) => {
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
  };
}
