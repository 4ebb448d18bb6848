import { useState } from 'react';
import { FormattedMessage } from 'react-intl';
import { useStore } from 'zustand';
import type { BookId } from '../../app/catalog';
import { useApp } from '../../app/contexts';
import { useDone } from '../../app/use-done';
import { Banner } from '../../ui/banner';
import { Button } from '../../ui/button';
import { ForgetDialog } from './forget-dialog';

/** Incidents that somebody wants forgotten: another laptop agrees or keeps them, one's own word can be taken back. */
export function ForgetAsks() {
  const { bridge, catalog, forgetting } = useApp();
  const { asks } = useStore(forgetting);
  const listed = useStore(catalog.listed);
  const [agreeing, setAgreeing] = useState<BookId | null>(null);
  const known = asks.flatMap((ask) => {
    const summary = listed.get(ask.book)?.summary;
    return summary ? [{ ...ask, reference: summary.reference, title: summary.title }] : [];
  });
  const done = useDone();
  const keep = (book: BookId) =>
    void done(bridge.call('forget', { book, says: 'refuse' }).then(({ kind }) => (kind === 'not-kept' ? kind : null)));
  return (
    <>
      {known.map(({ book, code, isMine, reference, title }) => (
        <Banner
          key={`${book}${code}`}
          tone="notice"
          glyph="?"
          actions={
            <>
              {isMine ? null : (
                <Button
                  size="small"
                  onClick={() => {
                    setAgreeing(book);
                  }}
                >
                  <FormattedMessage id="forget-ask.agree" defaultMessage="Agree…" />
                </Button>
              )}
              <Button
                size="small"
                onClick={() => {
                  keep(book);
                }}
              >
                {isMine ? (
                  <FormattedMessage id="forget-ask.back" defaultMessage="Take it back" />
                ) : (
                  <FormattedMessage id="forget-ask.keep" defaultMessage="Keep it" />
                )}
              </Button>
            </>
          }
        >
          {isMine ? (
            <FormattedMessage
              id="forget-ask.mine"
              defaultMessage="You asked to forget {reference} “{title}”. It goes once somebody on another laptop agrees."
              values={{ reference, title }}
            />
          ) : (
            <FormattedMessage
              id="forget-ask.other"
              defaultMessage="Laptop {code} asks to forget {reference} “{title}”, everywhere and for good."
              values={{ code, reference, title }}
            />
          )}
        </Banner>
      ))}
      {agreeing ? (
        <ForgetDialog
          book={agreeing}
          says="agree"
          onDone={() => {
            setAgreeing(null);
          }}
        />
      ) : null}
    </>
  );
}
