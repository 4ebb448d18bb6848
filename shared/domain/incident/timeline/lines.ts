import type { FactId, Stated } from '../../stated';

/** One row of the timeline: a fact, and the time it is shown at, ms since epoch. */
export type Line<F> = { readonly time: number; readonly stated: Stated<F> };

/**
 * Rows in order of time, then place. Kept in chunks and shards, so that adding one to 100,000 copies a few hundred
 * references, and a `Lines` once handed out never changes.
 */
export type Lines<F> = {
  readonly chunks: readonly (readonly Line<F>[])[];
  /** Index of the first row of each chunk. */
  readonly starts: readonly number[];
  readonly shards: readonly ReadonlyMap<FactId, Line<F>>[];
  readonly size: number;
};

const CHUNK = 256;
const SHARDS = 256;

export const noLines: Lines<never> = {
  chunks: [],
  starts: [],
  shards: Array.from({ length: SHARDS }, () => new Map()),
  size: 0,
};

const shardOf = (id: FactId): number => Number.parseInt(id.slice(0, 2), 16);

/** Negative if `a` is shown before `b`. */
export function compareLines(a: Line<unknown>, b: Line<unknown>): number {
  if (a.time !== b.time) return a.time - b.time;
  if (a.stated.place !== b.stated.place) return a.stated.place < b.stated.place ? -1 : 1;
  return a.stated.id < b.stated.id ? -1 : a.stated.id > b.stated.id ? 1 : 0;
}

export const lineById = <F>(lines: Lines<F>, id: FactId): Line<F> | undefined => lines.shards[shardOf(id)]?.get(id);

/** The row at `index`, counted from the oldest. */
export function lineAt<F>(lines: Lines<F>, index: number): Line<F> | undefined {
  const chunk = lastAtMost(lines.starts.length, (i) => (lines.starts[i] ?? 0) - index);
  return lines.chunks[chunk]?.[index - (lines.starts[chunk] ?? 0)];
}

/** Where the row of a fact stands, counted from the oldest; -1 if it has none. */
export function indexOfLine<F>(lines: Lines<F>, id: FactId): number {
  const line = lineById(lines, id);
  if (!line) return -1;
  const at = chunkFor(lines.chunks, line);
  const within = lines.chunks[at]?.findIndex((one) => one.stated.id === id) ?? -1;
  return within < 0 ? -1 : (lines.starts[at] ?? 0) + within;
}

/** Rows from `from` up to but not including `to`. */
export function linesBetween<F>(lines: Lines<F>, from: number, to: number): Line<F>[] {
  const found: Line<F>[] = [];
  for (let i = Math.max(0, from); i < Math.min(to, lines.size); i++) {
    const line = lineAt(lines, i);
    if (line) found.push(line);
  }
  return found;
}

export const allLines = <F>(lines: Lines<F>): Line<F>[] => lines.chunks.flat();

/** Adds and removes rows; each part is copied once, when first touched. */
export type LinesEdit<F> = {
  get(id: FactId): Line<F> | undefined;
  put(line: Line<F>): void;
  remove(id: FactId): void;
  done(): Lines<F>;
};

export function editLines<F>(before: Lines<F>): LinesEdit<F> {
  const chunks = [...before.chunks] as Line<F>[][];
  const shards = [...before.shards] as Map<FactId, Line<F>>[];
  const owned = new Set<unknown>();
  let touched = false;

  function ownShard(id: FactId): Map<FactId, Line<F>> {
    const at = shardOf(id);
    const shard = shards[at] ?? new Map<FactId, Line<F>>();
    if (owned.has(shard)) return shard;
    const copy = new Map(shard);
    owned.add(copy);
    shards[at] = copy;
    return copy;
  }

  function ownChunk(at: number): Line<F>[] {
    const chunk = chunks[at] ?? [];
    if (owned.has(chunk)) return chunk;
    const copy = [...chunk];
    owned.add(copy);
    chunks[at] = copy;
    return copy;
  }

  function split(at: number, chunk: Line<F>[]): void {
    const right = chunk.splice(chunk.length / 2);
    owned.add(right);
    chunks.splice(at + 1, 0, right);
  }

  function remove(id: FactId): void {
    const line = shards[shardOf(id)]?.get(id);
    if (!line) return;
    touched = true;
    ownShard(id).delete(id);
    const at = chunkFor(chunks, line);
    const chunk = ownChunk(at);
    chunk.splice(
      chunk.findIndex((one) => one.stated.id === id),
      1,
    );
    if (chunk.length === 0) chunks.splice(at, 1);
  }

  return {
    get: (id) => shards[shardOf(id)]?.get(id),
    put(line) {
      remove(line.stated.id);
      touched = true;
      ownShard(line.stated.id).set(line.stated.id, line);
      const at = chunkFor(chunks, line);
      const chunk = ownChunk(at);
      const last = chunk.at(-1);
      // Most rows are the newest.
      const within =
        last && compareLines(last, line) > 0 ? chunk.findIndex((one) => compareLines(one, line) > 0) : chunk.length;
      chunk.splice(within, 0, line);
      if (chunk.length >= CHUNK * 2) split(at, chunk);
    },
    remove,
    done() {
      if (!touched) return before;
      let size = 0;
      const starts = chunks.map((chunk) => (size += chunk.length) - chunk.length);
      return { chunks, starts, shards, size };
    },
  };
}

/** The chunk that holds or should take the row. */
const chunkFor = <F>(chunks: readonly (readonly Line<F>[])[], line: Line<F>): number =>
  lastAtMost(chunks.length, (i) => {
    const first = chunks[i]?.[0];
    return first ? compareLines(first, line) : 0;
  });

/** The last index whose comparison is not above zero; 0 if there is none. Comparisons must ascend. */
function lastAtMost(length: number, compare: (index: number) => number): number {
  let low = 0;
  let high = length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (compare(middle) <= 0) low = middle + 1;
    else high = middle;
  }
  return Math.max(0, low - 1);
}
