import type { OpenedOp } from '../../../shared/record/body';
import type { BookKey } from '../../../shared/record/keys/book-keys';
import type { BookId, OpHash } from '../../../shared/record/op';
import { createSealer, type DeviceSealer } from '../../../shared/record/keys/sealed';
import type { Start } from './running';
import { headerOf } from './version';

/** A process's sealer, watched: every op it signs stands in the ledger, and no place in a chain is taken a second time. */
export function witnessed({ name, profile, setProfile, life, dice, crypto, ledger, version }: Start) {
  const hashesByPlace = new Map<string, OpHash>();
  const atStart = new Set<OpHash>();
  const random = dice.another('sealer');

  function remember(book: BookId, key: BookKey): void {
    if (life.isOver()) return;
    const { keys, ...others } = profile();
    setProfile({ ...others, keys: new Map(keys).set(book, [...(keys.get(book) ?? []), key]) });
  }

  const { seed, workspaces, keys } = profile();
  const inner = createSealer(
    { seed, workspaces, books: keys },
    { crypto, random: (count) => random.bytes(count), remember },
  );
  const sealer: DeviceSealer = {
    ...inner,
    plan: (book) => ({ ...inner.plan(book), ...headerOf(version) }),
    sign(head) {
      const signature = inner.sign(head);
      if (life.isOver()) return signature;
      const { chain, seq } = ledger.sign(name, head, signature);
      if (hashesByPlace.has(`${chain} ${String(seq)}`))
        ledger.breach('diverged', `${name} wrote op ${String(seq)} of ${chain} beside one that it knew`);
      return signature;
    },
  };
  const told = (ops: readonly OpenedOp[]) => {
    for (const { chain, seq, hash } of ops) hashesByPlace.set(`${chain} ${String(seq)}`, hash);
  };

  return {
    sealer,
    told,
    toldAtStart(ops: readonly OpenedOp[], isDurable: boolean): void {
      told(ops);
      for (const { hash } of ops) atStart.add(hash);
      // A process that starts has made durable what it reads, before it goes on.
      if (isDurable) ledger.promise(`${name} at start`, atStart);
    },
    /** Whether the op was on the disk when the process started. */
    wasRead: (hash: OpHash) => atStart.has(hash),
  };
}
