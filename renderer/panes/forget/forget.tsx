import { useState } from 'react';
import { useIntl } from 'react-intl';
import type { BookId } from '../../app/catalog';
import { useCommand } from '../../app/use-command';
import { ForgetDialog } from './forget-dialog';

/** Carries out the command to forget an incident. `book`: the one that is chosen; none, if none is. */
export function Forget({ book }: { readonly book: BookId | undefined }) {
  const intl = useIntl();
  const [asked, setAsked] = useState<BookId | null>(null);
  useCommand(
    'forget',
    () => {
      setAsked(book ?? null);
    },
    book ? null : intl.formatMessage({ id: 'off.no-incident', defaultMessage: 'Choose an incident first' }),
  );
  return asked ? (
    <ForgetDialog
      book={asked}
      says="ask"
      onDone={() => {
        setAsked(null);
      }}
    />
  ) : null;
}
