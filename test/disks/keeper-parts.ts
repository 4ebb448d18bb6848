import { startKeeper } from '../keeping';
import { nodeDisk } from '../../shared/node/disk';
import { sodiumCrypto } from '../../shared/node/sodium';
import { placeAt } from '../../shared/node/verify/place';
import { verifyProfile } from '../../shared/node/verify/profile';
import { problemWords, wordsFor } from '../../shared/node/verify/words';
import type { BookId } from '../../shared/record/op';
import { dice } from '../simulation/world/dice';
import { say, type Found } from './lines';

export const OLD_BOOK = 'a0'.repeat(16) as BookId;
export const NEW_BOOK = 'a1'.repeat(16) as BookId;

/** How somebody writes. `lines`: so many are confirmed, then it ends; `refusals`: or so many were refused. */
export type Writing = { readonly lines: number; readonly refusals: number; readonly books: readonly BookId[] };

/** The real keeper of a profile, writing lines one beside the other until it is stopped. */
export async function writeLines(profile: string, name: string, { lines, refusals, books }: Writing): Promise<void> {
  const chance = dice(name);
  const keeper = await startKeeper(profile).catch((error: unknown) => String(error));
  if (typeof keeper === 'string') {
    say({ broken: keeper });
    return;
  }
  let [confirmed, refused, asked] = [0, 0, 0];
  const isOver = () => confirmed >= lines || refused >= refusals;
  async function person(): Promise<void> {
    while (!isOver() && typeof keeper !== 'string') {
      const client = `${name} ${String(asked++)}`;
      const text = 'x'.repeat(chance.chance(0.05) ? chance.below(60_000) : chance.below(2_000));
      const reply = await keeper.keep.append({
        book: chance.any(books) ?? OLD_BOOK,
        facts: [{ kind: 'entry-added/1', text }],
        by: { id: 'ana', name: 'Ana', device: 'ANA' },
        client,
        decidedOn: {},
        exclusive: false,
      });
      if (reply.kind === 'acked') confirmed += 1;
      else refused += 1;
      if (reply.kind === 'acked') say({ acked: { client, hash: reply.op.hash } });
      else if (reply.kind === 'refused') say({ refused: reply.why });
    }
  }
  await Promise.all(Array.from({ length: 1 + chance.below(4) }, person));
  await keeper.close();
}

/** Verifies a profile, then opens it with the real keeper and says all that can be read. */
export async function readLines(profile: string): Promise<void> {
  const { level, findings } = await verified(profile);
  try {
    const keeper = await startKeeper(profile);
    const { problem, books } = await keeper.started();
    const hashes: Record<string, string> = {};
    for (const book of books) {
      for (let at: number | null = 0; at !== null;) {
        const page: Awaited<ReturnType<typeof keeper.keep.read>> = await keeper.keep.read(book, {}, at, 500);
        for (const { hash, body } of page.ops) hashes[body.client] = hash;
        at = page.next;
      }
    }
    say({ found: { level, findings, problem: problem?.kind ?? null, hashes } });
    await keeper.close();
  } catch (error) {
    say({ broken: String(error) });
  }
}

async function verified(profile: string): Promise<Pick<Found, 'level' | 'findings'>> {
  const disk = nodeDisk();
  const place = await placeAt(profile, disk);
  if (place.kind !== 'profile') return { level: 'nothing', findings: [] };
  const report = await verifyProfile(place, { disk, crypto: await sodiumCrypto() });
  if (!report.ok) return { level: 'nothing', findings: [problemWords(report.error)] };
  return { level: report.value.level, findings: wordsFor(report.value) };
}
