import type { BookId } from '../../shared/record/op';
import type { FactId } from '../../shared/domain/stated';
import type { Catalog } from './catalog';

export type Undoable = { readonly book: BookId; readonly facts: readonly FactId[]; readonly said: string };
/** What going back came to: what was undone, in the words it was done with. */
export type Undone =
  { readonly kind: 'undone'; readonly said: string } | { readonly kind: 'nothing' } | { readonly kind: 'cannot' };

export type UndoStack = ReturnType<typeof createUndoStack>;

const LONGEST = 100;

/** The commands of this window, newest last. Undoing writes the opposite facts; redoing undoes those. */
export function createUndoStack(catalog: Catalog, newClientId: () => string) {
  let done: Undoable[] = [];
  let undone: Undoable[] = [];

  async function opposite(one: Undoable): Promise<Undoable | null> {
    const room = await catalog.open(one.book);
    const reply = await room.replica.commit({ kind: 'undo', facts: one.facts }, newClientId());
    return reply.ok ? { ...one, facts: reply.value.facts } : null;
  }

  return {
    push(one: Undoable): void {
      done = [...done, one].slice(-LONGEST);
      undone = [];
    },
    /** Takes back the newest command, or the one named. */
    async undo(facts?: readonly FactId[]): Promise<Undone> {
      const one = facts ? done.find((candidate) => candidate.facts === facts) : done.at(-1);
      if (!one) return { kind: 'nothing' };
      done = done.filter((candidate) => candidate !== one);
      const back = await opposite(one);
      if (!back) return { kind: 'cannot' };
      undone = [...undone, back];
      return { kind: 'undone', said: one.said };
    },
    async redo(): Promise<Undone> {
      const one = undone.at(-1);
      if (!one) return { kind: 'nothing' };
      undone = undone.slice(0, -1);
      const again = await opposite(one);
      if (!again) return { kind: 'cannot' };
      done = [...done, again];
      return { kind: 'undone', said: one.said };
    },
  };
}
