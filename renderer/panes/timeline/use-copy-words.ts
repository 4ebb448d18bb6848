import { useIntl } from 'react-intl';
import { useApp } from '../../app/contexts';

/** Copies words, and says whether that could be done. */
export function useCopyWords(): (words: string) => Promise<void> {
  const intl = useIntl();
  const { toasts } = useApp();
  return (words) =>
    navigator.clipboard.writeText(words).then(
      () => void toasts.show({ text: intl.formatMessage({ id: 'copied', defaultMessage: 'Copied' }) }),
      () =>
        void toasts.show({
          text: intl.formatMessage({
            id: 'not-copied',
            defaultMessage: 'The clipboard could not be reached. Nothing was copied.',
          }),
        }),
    );
}
