import { useEffect, useState } from 'react';
import type { FactId } from '../../shared/domain/stated';
import type { Whereabouts } from '../../shared/bridge';
import type { OpHash } from '../../shared/record/op';
import type { BookId } from './catalog';
import { useApp } from './contexts';

export type { Whereabouts };

/** Where a book is beside this laptop, or the op that made a fact of it; null until it is known. */
export function useWhereabouts(book: BookId | null, fact: FactId | null = null): Whereabouts | null {
  const { bridge, sync } = useApp();
  const [where, setWhere] = useState<Whereabouts | null>(null);
  useEffect(() => {
    if (book === null) return undefined;
    let isShown = true;
    // A fact is named after its op.
    const op = fact && (fact.slice(0, 64) as OpHash);
    const ask = () =>
      void bridge.call('where', { book, op }).then((answer) => {
        if (isShown) setWhere(answer);
      });
    ask();
    const unsubscribe = sync.subscribe(ask);
    return () => {
      isShown = false;
      unsubscribe();
    };
  }, [bridge, sync, book, fact]);
  return where;
}
