import { openJournal } from '../../electron/keeper/journal';
import { prepareJournal } from '../../electron/keeper/journal-folder';
import { openReserve } from '../../electron/keeper/reserve';
import type { OpenedOp } from '../../shared/record/body';
import type { AppendReply } from '../../shared/record/append';
import type { BookId } from '../../shared/record/op';
import { BOOK, laptop, OTHER_BOOK, type Laptop } from '../laptop';
import type { SimulatedDisk } from './simulated-disk';

const ROOT = '/profile/journal';
const PLACE = { machine: 'm1', folder: ROOT };
const BOOKS = [BOOK, OTHER_BOOK];
/** So small that a short session fills several files. */
const SEGMENT_BYTES = 1_500;

export const startLaptop = (name: string, disk: SimulatedDisk): Laptop =>
  laptop(
    name,
    openJournal({
      disk,
      root: ROOT,
      place: PLACE,
      segmentBytes: SEGMENT_BYTES,
      reserve: openReserve(disk, ROOT, 4_096),
    }),
  );

/** What a session was told is safe. `ingested`: ops of other laptops whose taking-in was confirmed. */
export type Promised = { readonly acked: OpenedOp[]; readonly ingested: OpenedOp[] };

/** Frames from two other laptops, made once: they hold no secrets of a run. */
export async function foreignFrames() {
  const bo = laptop('bo');
  for (const text of ['bo one', 'bo two', 'bo three']) await bo.write(text);
  const frames = await bo.keep().frames(BOOK, {});
  const { ops } = await bo.keep().read(BOOK, {}, 0, 10);
  return { bytes: frames.map((frame) => frame.bytes), ops };
}

/**
 * A working day in short: first start, lines one by one and many at once, a second book, another laptop's lines, a
 * restart without a power cut, more lines. Faults only ever end it early or refuse a step.
 */
export async function workingDay(
  disk: SimulatedDisk,
  foreign: Awaited<ReturnType<typeof foreignFrames>>,
  day = 'first day',
) {
  const promised: Promised = { acked: [], ingested: [] };
  const kept = async (reply: Promise<AppendReply>) => {
    const told = await reply.catch((error: unknown) => error);
    if (told && typeof told === 'object' && 'kind' in told && told.kind === 'acked')
      promised.acked.push((told as Extract<AppendReply, { kind: 'acked' }>).op);
  };
  await prepareJournal(disk, ROOT);
  const morning = startLaptop(`ana ${day} morning`, disk);
  await kept(morning.write('first line'));
  await Promise.all(Array.from({ length: 8 }, (_, i) => kept(morning.write(`at once ${String(i)}`))));
  await kept(morning.write('another book', { book: OTHER_BOOK }));
  for (let i = 0; i < 3; i++) await kept(morning.write(`line ${String(i)}`));
  await morning
    .keep()
    .ingest(BOOK, foreign.bytes)
    .then(() => promised.ingested.push(...foreign.ops))
    .catch(() => undefined);
  const evening = startLaptop(`ana ${day} evening`, disk);
  for (let i = 0; i < 4; i++) await kept(evening.write(`evening ${String(i)}`));
  await kept(evening.write('another book again', { book: OTHER_BOOK }));
  return promised;
}

/** All that is wrong on a disk after a session and a restart, in words; none if every promise was kept. */
export async function brokenPromises(disk: SimulatedDisk, { acked, ingested }: Promised): Promise<readonly string[]> {
  const wrong: string[] = [];
  const ana = startLaptop('ana after', disk);
  const problem = await prepareJournal(disk, ROOT);
  if (problem) wrong.push(`the journal does not open: ${problem.kind}`);
  const found = new Map<string, OpenedOp>();
  for (const book of BOOKS) for (const op of await readBook(ana, book)) found.set(op.hash, op);
  for (const op of [...acked, ...ingested]) {
    const kept = found.get(op.hash);
    if (JSON.stringify(kept) !== JSON.stringify(op)) wrong.push(`lost: ${JSON.stringify(op.body.facts)}`);
  }
  for (const book of BOOKS) wrong.push(...(await wrongHealth(ana, book)));
  const on = await ana.write('life goes on', { client: 'on' });
  if (on.kind !== 'acked') return [...wrong, `nothing can be written any more: ${JSON.stringify(on)}`];
  const again = startLaptop('ana at last', disk);
  const last = await readBook(again, BOOK);
  if (!last.some((op) => op.hash === on.op.hash)) wrong.push('the line after the fault was lost');
  if (last.length < (await readBook(ana, BOOK)).length) wrong.push('a line was gone at the second start');
  return [...wrong, ...(await wrongHealth(again, BOOK))];
}

async function wrongHealth(ana: Laptop, book: BookId): Promise<string[]> {
  const { forks, rejected, unreadable } = await ana.keep().health(book);
  return forks + rejected + unreadable === 0 ? [] : [`${String(forks)} forks, ${String(rejected)} rejected`];
}

async function readBook(ana: Laptop, book: BookId): Promise<readonly OpenedOp[]> {
  return (await ana.keep().read(book, {}, 0, 1_000)).ops;
}
