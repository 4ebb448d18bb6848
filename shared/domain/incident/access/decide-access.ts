import { clip } from '../../stated';
import { facts, refuse, type Deciding, type Decision } from '../deciding';
import type { AccessSet } from './facts';
import { selectAccess } from './select-access';

/** A laptop, by its public key in hex, and whose it is. */
export type Reader = { readonly device: string; readonly name: string; readonly code: string };

/** `readers` null: everyone in the room. */
export type AccessCommand = { readonly kind: 'set-access'; readonly readers: readonly Reader[] | null };

export function decideAccess({ incident }: Deciding, { readers }: AccessCommand): Decision {
  const asked = accessFact(readers);
  const now = selectAccess(incident)?.devices ?? null;
  if (JSON.stringify(asked.devices) === JSON.stringify(now)) return refuse({ kind: 'unchanged' });
  return facts(asked);
}

/** That these may read, in the order of their keys: the same choice is the same fact. */
export function accessFact(readers: readonly Reader[] | null): AccessSet {
  const sorted = [...(readers ?? [])].sort((a, b) => (a.device < b.device ? -1 : 1));
  return {
    kind: 'access-set/1',
    devices: readers && sorted.map(({ device }) => device),
    people: sorted.map(({ name, code }) => ({ name: clip(name.trim(), 200), code: clip(code, 200) })),
  };
}
