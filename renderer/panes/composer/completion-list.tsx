import { useIntl } from 'react-intl';
import { OptionList } from '../../ui/option-list';
import styles from './composer.module.css';
import type { OpenCompletion } from './use-completion';

export const COMPLETION_ID = 'completion';

export function CompletionList({ completion }: { readonly completion: OpenCompletion }) {
  const intl = useIntl();
  const items = completion.offer?.items ?? [];
  return (
    <div className={styles.completion}>
      <OptionList
        id={COMPLETION_ID}
        name={intl.formatMessage({ id: 'composer.completion', defaultMessage: 'Completions' })}
        groups={[
          {
            id: 'all',
            options: items.map((item, i) => ({
              id: item.insert,
              label: item.label,
              detail: item.detail,
              ...(i === 0 && { keys: 'Tab' }),
            })),
          },
        ]}
        activeId={completion.activeId}
        onPick={completion.take}
      />
    </div>
  );
}
