import { applyAll } from '../../../shared/domain/incident/apply';
import { emptyIncident, type Incident } from '../../../shared/domain/incident/incident';
import type { OpenedOp } from '../../../shared/record/body';
import type { Have } from '../../../shared/record/have';
import type { BookId, ChainId, OpHash } from '../../../shared/record/op';
import { statedFacts } from '../../../shared/replica';
import { NOON } from '../../laptop';
import { canonical, shownAt } from '../../shared/domain/incident/shown';
import { BOOKS, INCIDENT, SECRET } from './books';
import { findRemembered } from './forgetting-law';
import type { Laptop } from './laptop';
import { bodiesOn } from './second-reader';
import { meaningFor } from './version';
import type { World } from './world';

/** What a laptop holds in the end. */
type Seen = {
  readonly laptop: Laptop;
  readonly shown: ReadonlyMap<OpHash, OpenedOp>;
  readonly haves: ReadonlyMap<BookId, Have>;
};

/** Judges a world whose faults are over and whose laptops have met. What is wrong goes into the ledger. */
export async function judge(world: World): Promise<void> {
  const { ledger, laptops, places } = world;
  const media = [...laptops, ...places].map((one) => one.content());
  const starts = new Set(media.flatMap((ops) => [...ops.values()].filter((op) => op.isStart).map((op) => op.chain)));
  // A chain whose first op is nowhere any more cannot be proven to everyone.
  const isProvable = (chain: string) => starts.has(chain as ChainId);
  const all: Seen[] = [];
  for (const laptop of laptops) {
    const seen = await seenBy(laptop);
    if (!seen) ledger.breach('lost', `${laptop.name} does not run in the end`);
    else all.push(seen);
  }
  for (const seen of all) {
    findLost(world, seen, isProvable);
    await findUnverified(world, seen, isProvable);
    await findSick(world, seen, isProvable);
  }
  await findUnerased(world, all);
  await findRemembered(world);
  findForks(world, all);
  findApart(world, all, isProvable);
  await findRemotesApart(world, all[0], isProvable);
  findOtherViews(world, all);
}

async function seenBy(laptop: Laptop): Promise<Seen | null> {
  const process = laptop.running();
  if (!process) return null;
  const haves = new Map<BookId, Have>();
  for (const book of BOOKS) haves.set(book, await process.keep.have(book));
  const shown = [...process.shown.values()].flat();
  return { laptop, shown: new Map(shown.map((op) => [op.hash, op])), haves };
}

function mayRead({ ours, theirs }: World, { laptop }: Seen, book: BookId): boolean {
  return laptop.profile().workspaces.includes(book === SECRET ? theirs : ours);
}

function findLost(world: World, seen: Seen, isProvable: (chain: string) => boolean): void {
  const { ledger } = world;
  for (const hash of ledger.owed()) {
    const op = ledger.sealed.get(hash);
    if (!op || !isProvable(op.chain) || !mayRead(world, seen, op.book) || seen.shown.has(hash)) continue;
    // Its redaction went with what hardware destroyed: nobody can say any more what it was.
    if (seen.laptop.content().get(hash)?.hasBody === false) continue;
    ledger.breach('lost', `${seen.laptop.name} does not show op ${String(op.seq)} of ${op.by}, which was acknowledged`);
  }
}

async function findUnverified(
  { ledger, faults }: World,
  { laptop, shown }: Seen,
  isProvable: (chain: string) => boolean,
): Promise<void> {
  for (const op of shown.values()) {
    const acked = ledger.toldAtAck(op.hash);
    if (acked !== undefined && acked !== JSON.stringify(op) && !ledger.redacted.has(op.hash))
      ledger.breach('unverified', `${laptop.name} shows another text for op ${String(op.seq)}`);
  }
  for (const book of faults.some((name) => name.startsWith('intruder')) ? BOOKS : []) {
    const frames = (await laptop.running()?.keep.frames(book, {})) ?? [];
    for (const { hash, header } of frames.flatMap((frame) => frame.ops))
      if (!ledger.sealed.has(hash) && !ledger.strangers.has(hash) && isProvable(header.chain))
        ledger.breach('unverified', `${laptop.name} took in op ${String(header.seq)} that nobody wrote`);
  }
}

async function findSick(world: World, { laptop, haves }: Seen, isProvable: (chain: string) => boolean): Promise<void> {
  for (const book of BOOKS) {
    const health = await laptop.running()?.keep.health(book);
    if (health && health.forks > 0 && ![...world.ledger.mayFork.values()].includes(book))
      world.ledger.breach('diverged', `${laptop.name}: a fork that nobody made`);
    const gaps = Object.entries(haves.get(book) ?? {}).filter(([chain, run]) => run.seq === 0 && isProvable(chain));
    if (gaps.length > 0) world.ledger.breach('lost', `${laptop.name}: op 1 of a chain is somewhere and not here`);
  }
}

/** Who may read a redaction holds what it destroys nowhere, and no folder where such laptops meet does. */
async function findUnerased(world: World, all: readonly Seen[]): Promise<void> {
  const { ledger, folders, hubs } = world;
  const known = new Set<OpHash>();
  for (const { laptop } of all) {
    const redacted = (await laptop.running()?.keep.redacted(INCIDENT)) ?? [];
    const ops = new Set(redacted.map(({ hash }) => hash));
    for (const hash of ops) known.add(hash);
    for (const path of bodiesOn(laptop.profile().disk, ops, ledger.spoilt).values())
      ledger.breach('unerased', `${laptop.name} holds a redacted body in ${path}`);
  }
  const shared = [
    ...folders.map((folder) => ({ place: folder, disk: folder.medium() })),
    ...hubs.map((hub) => ({ place: hub, disk: hub.disk() })),
  ];
  for (const { place, disk } of shared.filter((one) => all.some(({ laptop }) => laptop.places.includes(one.place))))
    for (const path of bodiesOn(disk, known, ledger.spoilt).values())
      ledger.breach('unerased', `${place.id} holds a redacted body in ${path}`);
}

/** No place in a chain is written twice, and no commit, by a laptop that lost nothing. */
function findForks({ ledger }: World, all: readonly Seen[]): void {
  const byPlace = new Map<string, OpHash>();
  const byClient = new Map<string, OpHash>();
  for (const { hash, chain, seq, body } of all.flatMap(({ shown }) => [...shown.values()])) {
    if (!ledger.sealed.has(hash) || ledger.mayFork.has(chain)) continue;
    const place = `${chain} ${String(seq)}`;
    if ((byPlace.get(place) ?? hash) !== hash)
      ledger.breach('diverged', `a laptop forked its own chain at ${String(seq)}`);
    if ((byClient.get(body.client) ?? hash) !== hash) ledger.breach('diverged', `commit ${body.client} is there twice`);
    byPlace.set(place, hash);
    byClient.set(body.client, hash);
  }
}

const told = (have: Have | undefined, isProvable: (chain: string) => boolean): string =>
  JSON.stringify(
    Object.entries(have ?? {})
      .filter(([chain]) => isProvable(chain))
      .sort(([a], [b]) => (a < b ? -1 : 1)),
  );

function findApart(world: World, all: readonly Seen[], isProvable: (chain: string) => boolean): void {
  const [first, ...others] = all;
  if (!first) return;
  for (const book of BOOKS)
    for (const other of others)
      if (told(first.haves.get(book), isProvable) !== told(other.haves.get(book), isProvable))
        world.ledger.breach('diverged', `${first.laptop.name} and ${other.laptop.name} hold different ops of ${book}`);
  const readers = BOOKS.map((book) => all.filter((one) => mayRead(world, one, book)));
  for (const [i, book] of BOOKS.entries()) {
    const bare = bareIn(readers[i] ?? []);
    const isTold = (chain: string, hash: OpHash) => isProvable(chain) && !bare.has(hash);
    const lists = new Set(readers[i]?.map(({ shown }) => hashesOf(world, shown, book, isTold)));
    if (lists.size > 1) world.ledger.breach('diverged', `not all who may read ${book} show the same ops`);
  }
}

/** Ops that somebody holds without a body and without what redacted it. */
const bareIn = (all: readonly Seen[]): ReadonlySet<OpHash> =>
  new Set(
    all.flatMap(({ laptop, shown }) =>
      [...laptop.content().values()].flatMap(({ hash, hasBody }) => (hasBody || shown.has(hash) ? [] : hash)),
    ),
  );

const hashesOf = (
  { ledger }: World,
  shown: Seen['shown'],
  book: BookId,
  isTold: (chain: string, hash: OpHash) => boolean,
) =>
  [...shown.values()]
    .filter(({ hash, chain }) => isTold(chain, hash) && ledger.sealed.get(hash)?.book === book)
    .map(({ hash }) => hash)
    .sort()
    .join();

async function findRemotesApart(world: World, first: Seen | undefined, isProvable: (chain: string) => boolean) {
  for (const place of first?.laptop.places ?? []) {
    for (const book of BOOKS) {
      const there = await first?.laptop.visitOf(place)?.have(book);
      if (there?.ok && told(there.value, isProvable) !== told(first?.haves.get(book), isProvable))
        world.ledger.breach('diverged', `${place.id} and the laptops hold different ops of ${book}`);
    }
  }
}

const looks = (incident: Incident): string =>
  JSON.stringify({ view: canonical(incident), shown: shownAt(incident, NOON + 3_600_000) });

/** Each laptop's view, folded as its ops came, is the one that the same ops give in any other order. */
function findOtherViews(world: World, all: readonly Seen[]): void {
  const views = new Map<string, string>();
  for (const seen of all.filter((one) => mayRead(world, one, INCIDENT))) {
    const { laptop } = seen;
    const ops = laptop.running()?.shown.get(INCIDENT) ?? [];
    const view = laptop.running()?.replica.folded().view;
    if (!view) continue;
    const version = laptop.version();
    const held = ops
      .map(({ hash, lost }) => hash + JSON.stringify(lost ?? ''))
      .sort()
      .join();
    const key = `${version === 'old' ? 'old ' : ''}${held}`;
    const known = views.get(key) ?? looks(fold(world.dice.shuffled(ops), meaningFor(version)));
    views.set(key, known);
    if (looks(view) !== known)
      world.ledger.breach('diverged', `${laptop.name} shows another incident than its ops add up to`);
  }
}

function fold(ops: readonly OpenedOp[], { parse }: ReturnType<typeof meaningFor>): Incident {
  const { facts, strange } = statedFacts(ops, parse);
  return applyAll(emptyIncident, facts, strange);
}
