import type { NamedManifest } from './manifest';

const NEWEST = 20;
const DAYS = 7;
const DAY_MS = 86_400_000;

/**
 * The backups to keep, of all there are, newest first: the newest 20, and the last one of each of the newest seven days
 * that there are backups of. Days are counted as they stand in the backups: a clock that jumps takes none away.
 */
export function keptOf(all: readonly NamedManifest[]): ReadonlySet<string> {
  const kept = new Set(all.slice(0, NEWEST).map(({ name }) => name));
  const lastByDay = new Map<number, string>();
  for (const { name, manifest } of all) {
    const day = manifest && Math.floor(manifest.at / DAY_MS);
    if (day !== null && lastByDay.size < DAYS && !lastByDay.has(day)) lastByDay.set(day, name);
  }
  for (const name of lastByDay.values()) kept.add(name);
  return kept;
}
