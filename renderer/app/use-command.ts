import { createContext, useContext, useEffect, useEffectEvent } from 'react';
import type { CommandId } from './command-table';
import type { Registry } from './registry';

export const RegistryContext = createContext<Registry | null>(null);

export function useRegistry(): Registry {
  const registry = useContext(RegistryContext);
  if (!registry) throw new Error('useRegistry outside <RegistryContext>');
  return registry;
}

/** Carries a command out while the component is on screen. `off`: why it cannot be done just now. */
export function useCommand(id: CommandId, run: () => void, off: string | null = null): void {
  const registry = useRegistry();
  const latest = useEffectEvent(run);
  useEffect(
    () =>
      registry.register(id, {
        run: () => {
          latest();
        },
        off,
      }),
    [registry, id, off],
  );
}
