import { useEffect, useMemo, useState } from 'react';
import type { FactId } from '../../../shared/domain/stated';
import type { Whereabouts } from '../../../shared/bridge';
import type { OpHash } from '../../../shared/record/op';
import type { BookId } from '../catalog';
import { useApp } from '../contexts';

export type { Whereabouts };

/** Whether a fact of the book is nowhere but on this laptop, although there are places it goes to. */
export function useOnlyHere(book: BookId): (fact: FactId) => boolean {
  const where = useWhereabouts(book);
  const hashes = useMemo(() => new Set<string>(where?.onlyHere), [where]);
  return (fact) => hashes.has(fact.slice(0, 64));
}

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
