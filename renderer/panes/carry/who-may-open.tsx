import { useIntl } from 'react-intl';
import { RadioCards } from '../../ui/radio-cards';

export type How = 'phrase' | 'clear';

/** Who is to be able to read what is written. */
export function WhoMayOpen({ value, onPick }: { readonly value: How; readonly onPick: (how: How) => void }) {
  const intl = useIntl();
  return (
    <RadioCards<How>
      legend={intl.formatMessage({ id: 'carry.how', defaultMessage: 'Who may open it' })}
      value={value}
      onPick={onPick}
      cards={[
        {
          value: 'phrase',
          title: intl.formatMessage({ id: 'carry.by-phrase', defaultMessage: 'Whoever knows six words' }),
          detail: intl.formatMessage({
            id: 'carry.by-phrase-detail',
            defaultMessage: 'They are shown once the file is written',
          }),
        },
        {
          value: 'clear',
          title: intl.formatMessage({ id: 'carry.by-all', defaultMessage: 'Anyone who finds it' }),
          detail: intl.formatMessage({
            id: 'carry.by-all-detail',
            defaultMessage: 'Its key lies in it: every word can be read by all',
          }),
        },
      ]}
    />
  );
}
