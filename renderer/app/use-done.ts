import { useIntl } from 'react-intl';
import { useApp } from './contexts';
import { notDoneWords } from './refusal-words';

/** Waits until something is durable, and says so if it is not. Returns whether it is. */
export function useDone(): (work: Promise<unknown>) => Promise<boolean> {
  const intl = useIntl();
  const { toasts } = useApp();
  return async (work) => {
    const isDone = (await work) === null;
    if (!isDone) toasts.show({ text: notDoneWords(intl) });
    return isDone;
  };
}
