import { useEffect, useState } from 'react';
import { useIntl } from 'react-intl';
import { triage, type Piles } from '../../../shared/domain/incident/triage/rank';
import { useActIn } from '../../app/acting';
import type { BookId, Listed } from '../../app/catalog';
import { useApp, useTime } from '../../app/contexts';
import { useCommand } from '../../app/use-command';
import { focusCard } from './live-list';

type Triage = {
  readonly piles: Piles<Listed>;
  /** The one of which it is asked why it can wait. */
  readonly asked: BookId | null;
  readonly move: (book: BookId) => void;
  /** Null: done. Else why not, in words. */
  readonly setAside: (book: BookId, reason: string) => Promise<string | null>;
  readonly leave: (book: BookId) => void;
};

/** What to look at, in order, and what was set aside for it: N moves an incident from one to the other. */
export function useTriage(all: readonly Listed[], selected: BookId | undefined): Triage {
  const intl = useIntl();
  const app = useApp();
  const act = useActIn();
  const piles = triage(all, useTime());
  const [asked, setAsked] = useState<BookId | null>(null);
  const [wanted, setWanted] = useState<{ readonly book: BookId } | null>(null);
  // Behind the paint that moves the card: it is another element in the other pile.
  useEffect(() => {
    if (wanted) focusCard(wanted.book);
  }, [wanted]);
  const close = (book: BookId) => {
    setAsked(null);
    setWanted({ book });
  };
  const titleOf = (book: BookId): string =>
    all.find((one) => one.book === book)?.summary.title ||
    intl.formatMessage({ id: 'untitled', defaultMessage: 'Untitled' });
  const bringBack = async (book: BookId) => {
    const room = await app.catalog.open(book);
    const why = await act(
      room,
      { kind: 'set-aside', on: false, reason: '' },
      intl.formatMessage({ id: 'home.back', defaultMessage: 'Live again: {title}' }, { title: titleOf(book) }),
    );
    if (why !== null) app.toasts.show({ text: why });
    close(book);
  };
  const move = (book: BookId) => {
    if (piles.notNow.some((one) => one.book === book)) void bringBack(book);
    else setAsked(book);
  };
  const isLive = [...piles.now, ...piles.notNow].some(({ book }) => book === selected);
  useCommand(
    'set-aside',
    () => {
      if (selected) move(selected);
    },
    isLive ? null : intl.formatMessage({ id: 'off.no-live', defaultMessage: 'Choose a live incident first' }),
  );
  return {
    piles,
    asked,
    move,
    setAside: async (book, reason) => {
      const i = piles.now.findIndex((one) => one.book === book);
      const next = piles.now[i + 1] ?? piles.now[i - 1];
      const room = await app.catalog.open(book);
      const why = await act(
        room,
        { kind: 'set-aside', on: true, reason },
        intl.formatMessage({ id: 'home.waits', defaultMessage: 'Not now: {title}' }, { title: titleOf(book) }),
      );
      if (why === null) close(next?.book ?? book);
      return why;
    },
    leave: close,
  };
}
