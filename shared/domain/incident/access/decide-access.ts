import { clip } from '../../stated';
import { facts, refuse, type Deciding, type Decision } from '../deciding';
import { selectAccess } from './select-access';

/** A laptop, by its public key in hex, and whose it is. */
export type Reader = { readonly device: string; readonly name: string; readonly code: string };

/** `readers` null: everyone in the room. */
export type AccessCommand = { readonly kind: 'set-access'; readonly readers: readonly Reader[] | null };

export function decideAccess({ incident }: Deciding, { readers }: AccessCommand): Decision {
  const sorted = readers && [...readers].sort((a, b) => (a.device < b.device ? -1 : 1));
  const devices = sorted && sorted.map(({ device }) => device);
  const now = selectAccess(incident)?.devices ?? null;
  if (JSON.stringify(devices) === JSON.stringify(now)) return refuse({ kind: 'unchanged' });
  const people = (sorted ?? []).map(({ name, code }) => ({ name: clip(name.trim(), 200), code: clip(code, 200) }));
  return facts({ kind: 'access-set/1', devices, people });
}
