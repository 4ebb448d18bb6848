import { createStore } from 'zustand';
import { COMMANDS, COMMAND_IDS, type CommandId, type Scope } from './command-table';

/** Who carries a command out just now. `off`: why it cannot be done at the moment, in words. */
export type Carrier = { readonly run: () => void; readonly off: string | null };

export type Registry = ReturnType<typeof createRegistry>;

/** Which commands can be carried out now. The newest carrier of a command is asked. */
export function createRegistry() {
  const store = createStore<ReadonlyMap<CommandId, readonly Carrier[]>>(() => new Map());
  const carrierOf = (id: CommandId): Carrier | undefined => store.getState().get(id)?.at(-1);
  return {
    store,
    carrierOf,
    /** Returns how to step back. */
    register(id: CommandId, carrier: Carrier): () => void {
      store.setState((all) => new Map(all).set(id, [...(all.get(id) ?? []), carrier]), true);
      return () => {
        store.setState(
          (all) =>
            new Map(all).set(
              id,
              (all.get(id) ?? []).filter((one) => one !== carrier),
            ),
          true,
        );
      };
    },
    /** Commands somebody can carry out, in the table's order. */
    available: (): readonly CommandId[] => COMMAND_IDS.filter((id) => carrierOf(id) !== undefined),
    /** False if nobody can, or it is off just now. */
    run(id: CommandId): boolean {
      const carrier = carrierOf(id);
      if (!carrier || carrier.off !== null) return false;
      carrier.run();
      return true;
    },
  };
}

/** Keys as tinykeys reads them: 'Ctrl+K' → '$mod+k', 'G R' → 'g r'. */
export function keysForTinykeys(keys: string): string {
  const chord = (one: string): string => {
    if (one.length === 1) return /[?+]/.test(one) ? `Shift+${one}` : one.toLowerCase();
    const parts = one.split(/(?<=[^+])\+(?=.)/);
    const last = parts.pop() ?? '';
    const named = last === 'Space' ? 'Space' : last.length === 1 ? last.toLowerCase() : last;
    return [...parts.map((part) => (part === 'Ctrl' ? '$mod' : part)), named].join('+');
  };
  return keys.split(' ').map(chord).join(' ');
}

/** Whether keys can be pressed while typing without meaning a letter. */
export const isChord = (keys: string): boolean => /^(Ctrl|Alt)\+/.test(keys) || /^(Shift\+)?F\d+$/.test(keys);

/** Commands that share keys, most specific scope first: those of the list that has focus, then the global ones. */
export function commandsByKeys(): ReadonlyMap<
  string,
  readonly { readonly id: CommandId; readonly scope: Scope; readonly isChord: boolean }[]
> {
  const byKeys = new Map<string, { id: CommandId; scope: Scope; isChord: boolean }[]>();
  for (const id of COMMAND_IDS) {
    const { keys, scope } = COMMANDS[id];
    for (const one of keys) {
      const known = byKeys.get(one) ?? [];
      known.push({ id, scope, isChord: isChord(one) });
      byKeys.set(
        one,
        known.sort((a, b) => Number(a.scope === 'global') - Number(b.scope === 'global')),
      );
    }
  }
  return byKeys;
}
