import * as v from 'valibot';
import type { OpenedOp } from '../body';
import type { OpHash } from '../op';
import { placeOf } from '../order';

export const ACCESS_SET = 'access-set/1';
/** More do not fit into the first op of a chain. */
export const MAX_READERS = 128;

const device = v.pipe(v.string(), v.regex(/^[0-9a-f]{64}$/));
const accessSet = v.object({
  kind: v.literal(ACCESS_SET),
  devices: v.nullable(v.pipe(v.array(device), v.minLength(1), v.maxLength(MAX_READERS))),
  /** Whose they are, one for each, for people to read. */
  people: v.optional(v.array(v.unknown()), []),
});
type AccessSet = v.InferOutput<typeof accessSet>;

/** Who may read a book from now on: devices by their public keys, or null for all of the workspace. */
export type Readers = readonly string[] | null;

/** What the facts say of the readers; undefined if they say nothing. Never throws. */
export const readersIn = (facts: readonly unknown[]): Readers | undefined => accessIn(facts)?.devices;

function accessIn(facts: readonly unknown[]): AccessSet | undefined {
  for (const fact of facts) {
    // Most facts are of other kinds: they are told apart before anything is parsed.
    if (typeof fact !== 'object' || fact === null || !('kind' in fact) || fact.kind !== ACCESS_SET) continue;
    const parsed = v.safeParse(accessSet, fact);
    if (parsed.success) return parsed.output;
  }
  return undefined;
}

/** A device that writes in a book, as its last line there shows its author. */
export type Writing = { readonly device: string; readonly name: string; readonly code: string; readonly at: number };

type Setting = { readonly place: string; readonly by: string; readonly access: AccessSet };

/**
 * Who may read a book and who writes in it, out of its ops in whatever order they come. `own`: this device, which heeds
 * what a reader of before said, and nothing that leaves itself out: whoever is not a reader decides for nobody.
 */
export function createReaders(
  own: string,
  {
    setReaders,
    isRemoved,
  }: { readonly setReaders: (readers: Readers) => void; readonly isRemoved: (device: string) => boolean },
) {
  const settings = new Map<OpHash, Setting>();
  const writers = new Map<string, Writing>();

  function inForce(): AccessSet | undefined {
    let access: AccessSet | undefined;
    for (const one of [...settings.values()].sort((a, b) => (a.place < b.place ? -1 : 1)))
      if ((access?.devices?.includes(one.by) ?? true) && (one.access.devices?.includes(own) ?? true))
        access = one.access;
    return access;
  }
  const tell = () => {
    setReaders(inForce()?.devices ?? null);
  };

  return {
    /** `by`: the device that signed it. */
    learn(op: OpenedOp, by: string | undefined): void {
      if (by === undefined) return;
      const { facts, by: author, wall } = op.body;
      if ((writers.get(by)?.at ?? -Infinity) < wall)
        writers.set(by, { device: by, name: author.name, code: author.device, at: wall });
      const access = accessIn(facts);
      if (!access) return;
      settings.set(op.hash, { place: placeOf(op), by, access });
      tell();
    },
    /** The op counts no more. */
    forget(op: OpHash): void {
      if (settings.delete(op)) tell();
    },
    /** What a reader has to write before anything else: readers that were removed since are left out. */
    left(): AccessSet | undefined {
      const access = inForce();
      const stays = (access?.devices ?? []).map((device) => !isRemoved(device));
      if (!access?.devices?.includes(own) || stays.every(Boolean)) return undefined;
      const [devices, people] = [access.devices, access.people].map((all) => all.filter((_, i) => stays[i]));
      return { ...access, devices: devices as string[], people: people ?? [] };
    },
    writers: (): readonly Writing[] => [...writers.values()],
  };
}
