import { FormattedMessage, useIntl } from 'react-intl';
import { EmptyState } from '../../ui/empty-state';

export function EmptyLog({ isFiltered }: { readonly isFiltered: boolean }) {
  const intl = useIntl();
  return (
    <EmptyState
      title={
        isFiltered
          ? intl.formatMessage({ id: 'timeline.none', defaultMessage: 'No line is like that' })
          : intl.formatMessage({ id: 'timeline.empty', defaultMessage: 'Type what happened. Enter logs it.' })
      }
    >
      {isFiltered ? <FormattedMessage id="timeline.none-hint" defaultMessage="Press All to see every line." /> : null}
    </EmptyState>
  );
}
