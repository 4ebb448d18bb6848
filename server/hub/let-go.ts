import * as v from 'valibot';
import { fromUtf8, toUtf8 } from '../../shared/record/bytes';
import { readNotificationName } from '../../shared/record/notification';
import type { Shelf } from './shelf';

const count = v.pipe(v.number(), v.safeInteger(), v.minValue(0));
const state = v.object({
  /** Of what was kept, all up to this name went. */
  upTo: v.string(),
  /** How many alerts went, by whom they were sealed for and the intake they came by. */
  alerts: v.array(v.object({ box: v.string(), intake: v.string(), count })),
});
export type LetGo = v.InferOutput<typeof state>;

const FOLDER = 'let-go';
/** Whoever was slow must find the version he would write taken, not gone again. */
const KEPT_VERSIONS = 100;
const NONE: LetGo = { upTo: '', alerts: [] };
const versionName = (version: number): string => String(version).padStart(12, '0');

/** What went because more came. Any number of processes may count at once: each version is written by one of them. */
export function createLetGo(shelf: Shelf) {
  async function read(): Promise<LetGo & { readonly version: number }> {
    const newest = (await shelf.names(FOLDER)).at(-1);
    if (newest === undefined) return { ...NONE, version: 0 };
    const bytes = await shelf.read(FOLDER, newest);
    // Another process has written a newer one meanwhile.
    if (!bytes) return read();
    const parsed = v.safeParse(v.pipe(v.string(), v.parseJson(), state), fromUtf8(bytes));
    return { ...(parsed.success ? parsed.output : NONE), version: Number(newest) };
  }

  return {
    read,
    /** Counts what `choose` names of what is still there, and resolves with it. Durable before anything goes. */
    async add(choose: (now: LetGo) => Promise<readonly string[]>): Promise<readonly string[]> {
      for (;;) {
        const { version, ...now } = await read();
        const names = [...(await choose(now))].sort();
        const upTo = names.at(-1);
        if (upTo === undefined) return [];
        const next = toUtf8(JSON.stringify({ upTo, alerts: added(now.alerts, names) }));
        if (!(await shelf.leave(FOLDER, versionName(version + 1), next))) continue;
        for (const name of await shelf.names(FOLDER))
          if (Number(name) <= version - KEPT_VERSIONS) await shelf.remove(FOLDER, name);
        return names;
      }
    },
  };
}

function added(before: LetGo['alerts'], names: readonly string[]): LetGo['alerts'] {
  const sums = new Map(before.map((one) => [`${one.box}-${one.intake}`, one]));
  for (const name of names) {
    const went = readNotificationName(name);
    if (!went) continue;
    const { box, intake, alerts } = went;
    const key = `${box}-${intake}`;
    sums.set(key, { box, intake, count: (sums.get(key)?.count ?? 0) + alerts });
  }
  return [...sums.values()];
}
