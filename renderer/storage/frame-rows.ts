import { concat } from '../../shared/record/bytes';
import { scanFrames, withoutBodies, type Frame } from '../../shared/record/frame';
import { rangesOf, type Have } from '../../shared/record/have';
import type { BookId, ChainId, OpHash } from '../../shared/record/op';
import type { Database, FrameRow } from './database';
import { ofBook } from './database';

/** What a row's key says: which ops it holds. */
export type RowKey = readonly [book: BookId, chain: ChainId, first: number, last: number, hash: string];

/** Frames that come together are put together, up to this size. */
const ROW_BYTES = 64 * 1024;
/** A row that grows line by line is written anew with each of them, so it stays smaller. */
const GROWING_ROW_BYTES = 8 * 1024;

export async function rowKeys(database: Database, book: BookId): Promise<readonly RowKey[]> {
  const keys: unknown = await database.frames
    .where(':id')
    .between(...ofBook(book))
    .primaryKeys();
  return keys as readonly RowKey[];
}

export async function booksIn(database: Database): Promise<BookId[]> {
  const keys = (await database.frames.toCollection().primaryKeys()) as unknown as RowKey[];
  return [...new Set(keys.map(([book]) => book))];
}

/** What the rows hold, from their keys alone: never from a stored counter. */
export function haveOfRows(keys: readonly RowKey[]): Have {
  const chains = new Set(keys.map(([, chain]) => chain));
  return Object.fromEntries([...chains].map((chain) => [chain, runOf(keys.filter((key) => key[1] === chain))]));
}

function runOf(keys: readonly RowKey[]) {
  let seq = 0;
  let hash: OpHash | '' = '';
  const beyond: number[] = [];
  for (const [, , first, last, lastHash] of [...keys].sort((a, b) => a[2] - b[2] || a[3] - b[3])) {
    if (first > seq + 1) beyond.push(...Array.from({ length: last - first + 1 }, (_, i) => first + i));
    else if (last > seq) {
      seq = last;
      hash = lastHash as OpHash;
    }
  }
  return { seq, hash, beyond: rangesOf([...new Set(beyond)].filter((n) => n > seq).sort((a, b) => a - b)) };
}

export async function readFrames(database: Database, book: BookId): Promise<readonly Frame[]> {
  const rows = await database.frames
    .where(':id')
    .between(...ofBook(book))
    .toArray();
  return rows.flatMap((row) => scanFrames(row.bytes).frames);
}

/** Adds frames in one transaction, merging small neighbours. Frames already there are put again, to no effect. */
export async function addFrames(database: Database, book: BookId, frames: readonly Frame[]): Promise<void> {
  const rows = joinRows(frames.flatMap((frame) => rowOf(book, frame) ?? []));
  await database.transaction('rw', database.frames, async () => {
    for (const row of rows) await addRow(database, row);
  });
}

/**
 * Destroys the bodies of these ops in all rows of the book, in one transaction. `mayHold`: which rows need be looked into.
 * Returns how many rows were written anew.
 */
export async function eraseRows(
  database: Database,
  book: BookId,
  { ops, mayHold = () => true }: { readonly ops: ReadonlySet<OpHash>; readonly mayHold?: (key: RowKey) => boolean },
): Promise<number> {
  return database.transaction('rw', database.frames, async () => {
    let written = 0;
    for (const key of (await rowKeys(database, book)).filter(mayHold)) {
      const row = await database.frames.get([...key]);
      const frames = row ? scanFrames(row.bytes).frames : [];
      const clean = frames.map((frame) => withoutBodies(frame, ops));
      if (!row || clean.every((frame, i) => frame === frames[i])) continue;
      await database.frames.put({ ...row, bytes: concat(...clean.map(({ bytes }) => bytes)) });
      written += 1;
    }
    return written;
  });
}

/** Everything of the book goes, in one transaction. */
export async function removeBook(database: Database, book: BookId): Promise<void> {
  const { frames, begun, snapshots, summaries, drafts } = database;
  await database.transaction('rw', [frames, begun, snapshots, summaries, drafts], async () => {
    for (const table of [frames, begun])
      await table
        .where(':id')
        .between(...ofBook(book))
        .delete();
    for (const table of [snapshots, summaries, drafts]) await table.delete(book);
  });
}

function rowOf(book: BookId, frame: Frame): FrameRow | null {
  const [first] = frame.ops;
  const last = frame.ops.at(-1);
  if (!first || !last) return null;
  const { chain } = first.header;
  return { book, chain, first: first.header.seq, last: last.header.seq, hash: last.hash, bytes: frame.bytes };
}

/** Rows that follow each other as fewer, larger ones. */
function joinRows(rows: readonly FrameRow[]): FrameRow[] {
  const parts: FrameRow[][] = [];
  let size = 0;
  for (const row of rows) {
    const part = parts.at(-1);
    const before = part?.at(-1);
    const joins = before?.chain === row.chain && before.last === row.first - 1 && size + row.bytes.length <= ROW_BYTES;
    if (part && joins) part.push(row);
    else parts.push([row]);
    size = joins ? size + row.bytes.length : row.bytes.length;
  }
  return parts.flatMap((part) => {
    const [first] = part;
    const last = part.at(-1);
    return first && last ? [{ ...last, first: first.first, bytes: concat(...part.map(({ bytes }) => bytes)) }] : [];
  });
}

async function addRow(database: Database, row: FrameRow): Promise<void> {
  const { book, chain, first } = row;
  const before = await database.frames
    .where(':id')
    .between([book, chain, 0, 0, ''], [book, chain, first, 0, ''])
    .last();
  const joins = before?.last === first - 1 && before.bytes.length + row.bytes.length <= GROWING_ROW_BYTES;
  if (!before || !joins) {
    await database.frames.put(row);
    return;
  }
  await database.frames.delete([before.book, before.chain, before.first, before.last, before.hash]);
  await database.frames.put({ ...row, first: before.first, bytes: concat(before.bytes, row.bytes) });
}
