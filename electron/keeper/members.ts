import type { Vault } from '../../shared/node/vault/vault';
import type { AppendReply } from '../../shared/record/append';
import type { WorkspaceKey } from '../../shared/record/keys/book-keys';
import { fromHex, toHex } from '../../shared/record/bytes';
import { NONCE_BYTES, type Crypto, type SigningKeys } from '../../shared/record/keys/crypto';
import { foundingProof } from '../../shared/record/members/founding';
import type { Keep } from '../../shared/record/keep';
import {
  keptByKit,
  openBrought,
  openTurned,
  sealBrought,
  sealForKit,
  type MemberFact,
} from '../../shared/record/members/members';
import type { BookId, OpHash } from '../../shared/record/op';
import type { DeviceSealer } from '../../shared/record/keys/sealed';
import { removalsIn, standingOf, type MemberWord, type Standing } from '../../shared/record/members/standing';
import { rootOf } from '../../shared/record/members/standing-words';
import { NotConfirmed } from '../../shared/record/store';
import { proofOf } from '../../shared/record/members/word-proof';
import { aboutOf, membersBook, openedByKit, readWords, type Saying } from './member-words';
import { createTurning } from './turning';

type Ports = {
  readonly keep: Keep;
  readonly sealer: DeviceSealer;
  readonly vault: Vault;
  readonly crypto: Crypto;
  readonly random: (bytes: number) => Uint8Array;
  /** The three letters of this laptop: ops of the members' book name nobody. */
  readonly code: string;
  /** Told after the workspaces that this laptop shares became others. */
  readonly joined: () => void;
};

export type Members = Awaited<ReturnType<typeof openMembers>>;

/** Which workspaces this laptop shares, and with whom: reads the members' books, and writes in the newest. */
export async function openMembers({ keep, sealer, vault, crypto, random, code, joined }: Ports) {
  const me = toHex(sealer.device);
  const listeners = new Set<() => void>();
  let words: readonly MemberWord[] = [];
  let standing: Standing = standingOf([], [], () => new Set());
  let reading: Promise<void> = Promise.resolve();
  let isClosed = false;

  const ids = (): string[] => sealer.workspaces().map(({ id }) => id);
  const members = (): readonly string[] =>
    [...standing.holdersOf(ids()[0] ?? '')].filter((device) => !isRemoved(device));
  const isRemoved = (device: string): boolean => standing.removals.some((removal) => removal.device === device);

  async function add(keys: readonly WorkspaceKey[], first: boolean): Promise<boolean> {
    const known = new Set(ids());
    const news = keys.filter(({ id }) => !known.has(id));
    for (const key of news) {
      await vault.addWorkspace(key.key, first);
      sealer.addWorkspace(key, first);
      // At once, so that windows know which of the books that open now are no incidents.
      joined();
    }
    return news.length > 0;
  }

  /**
   * Keys of workspaces that others brought into one of ours, or turned ours into. Also where whoever turned it counts no
   * more: what others said in that workspace may.
   */
  async function takeKeys(): Promise<boolean> {
    let isNew = false;
    for (const word of standing.heard) {
      const { fact, workspace: id } = word;
      const isCounted = words.includes(word);
      const workspace = sealer.workspaces().find((one) => one.id === id);
      if (workspace && isCounted && fact.kind === 'keys-brought/1')
        isNew = (await add(openBrought(fact.sealed, { workspace, crypto }), false)) || isNew;
      if (fact.kind !== 'keys-turned/1') continue;
      const sealed = fact.keys.find(({ device }) => device === me)?.sealed ?? '';
      const turned = openTurned(sealed, fact.workspace, (bytes) => sealer.openSealed(bytes));
      if (turned) isNew = (await add([turned], isCounted)) || isNew;
    }
    return isNew;
  }

  async function read(): Promise<void> {
    const all = await readWords({ keep, crypto, workspaces: sealer.workspaces() });
    const late = new Map<OpHash, ReadonlySet<OpHash>>();
    for (const { op, device, counted } of removalsIn(all)) {
      const beyond: OpHash[] = [];
      for (const book of ids().map(membersBook))
        beyond.push(...(await keep.beyond(book, device, counted.get(book) ?? {})));
      late.set(op, new Set(beyond));
    }
    standing = standingOf(all, ids(), ({ op }) => late.get(op) ?? new Set());
    ({ words } = standing);
  }

  /** Reads what was said until it brings no more keys, then does what it comes to. */
  async function heed(): Promise<void> {
    const before = ids().join();
    await read();
    while (await takeKeys()) await read();
    const [newest] = standing.clean;
    if (newest !== undefined) sealer.setNewest(newest);
    sealer.setClean(standing.removals.length > 0 ? standing.clean : []);
    const isOther = ids().join() !== before;
    // Their order may be another.
    if (isOther) joined();
    if (isOther) await keep.openWaiting();
    const { accepted, rejected } = standing;
    await keep.heedRemoved({ accepted, rejected, openBooks: new Set(ids().map(membersBook)) });
    for (const listener of listeners) listener();
    // Last: a disk that takes nothing keeps nobody from heeding what is there.
    if (isOther) await sealKit();
    if (!isClosed) await turning.share();
  }

  /** Where the room began: whoever was ever let in reads its book, whatever its key was turned to since. */
  function home(of = sealer.workspaces()[0]): WorkspaceKey | undefined {
    const root = of && rootOf(of.id, standing.heard);
    return sealer.workspaces().find(({ id }) => id === root) ?? of;
  }

  /** Into the book of that workspace; where the room began, if none is named. Rejects with `NotConfirmed`: ask again. */
  async function write(fact: MemberFact, workspace = home()): Promise<void> {
    if (!workspace) return;
    const reply = await keep.append({
      book: membersBook(workspace.id),
      facts: [fact],
      by: { id: '', name: '', device: code },
      client: toHex(random(12)),
      decidedOn: {},
      exclusive: false,
    });
    if (reply.kind === 'refused') throw new NotConfirmed(whyIn(reply), reply.detail);
  }

  async function say(fact: Saying, workspace = home()): Promise<void> {
    if (!workspace) return;
    const about = { kind: fact.kind, about: aboutOf(fact), device: me };
    const proof = proofOf(about, { workspace, crypto, nonce: random(NONCE_BYTES) });
    await write({ ...fact, proof }, workspace);
  }

  /** One after the other. What could not be read or kept now is found again at the next start. */
  function soon(work: () => Promise<void>): void {
    reading = reading.then(work).catch(() => undefined);
  }

  const turning = createTurning({
    ...{ sealer, crypto, random, say, soon },
    said: () => ({ words, standing }),
    home: () => home(),
  });

  /** Resolves once all that was said until now has been heeded. */
  async function heeded(): Promise<void> {
    for (let last: Promise<void> | undefined; last !== reading;) await (last = reading);
  }

  keep.subscribe(({ book }) => {
    if (ids().some((id) => membersBook(id) === book)) soon(heed);
  });
  if (await isFounded())
    await heed().catch((error: unknown) => {
      // On a full disk nothing is said now; what was said is heeded all the same.
      if (!(error instanceof NotConfirmed)) throw error;
    });

  /** This laptop was let into a room: its own earlier workspaces come along. `keys` newest first, as the room has them. */
  async function join(keys: readonly WorkspaceKey[]): Promise<void> {
    const before = sealer.workspaces();
    // The newest last, so that it ends up first.
    await add([...keys].reverse(), true);
    const [workspace] = keys;
    if (!workspace) return;
    const brought = sealBrought(before, { workspace, crypto, nonce: random(NONCE_BYTES) });
    await write({ kind: 'keys-brought/1', sealed: brought }, workspace);
    await sealKit();
    await keep.openWaiting();
    soon(heed);
    await heeded();
  }

  /** The recovery kit of this laptop opens every workspace that it shares: written into the newest, again for each. */
  async function sealKit(): Promise<void> {
    const { kit } = vault.guard();
    const sealed = kit === null ? null : sealForKit(sealer.workspaces(), fromHex(kit), crypto);
    if (kit !== null && sealed !== null) await write({ kind: 'kit-made/1', kit, sealed }, sealer.workspaces()[0]);
  }

  async function isFounded(): Promise<boolean> {
    const stored = new Set(await keep.books());
    return ids().some((id) => stored.has(membersBook(id)));
  }

  return {
    workspaces: () => sealer.workspaces(),
    books: (): readonly BookId[] => ids().map(membersBook),
    /** What was said and counts, in every room of this laptop. */
    words: () => words,
    standing: () => standing,
    heeded,
    /** Laptops that hold the newest key, removed ones left out. */
    all: (): readonly string[] => members(),
    isMember: (device: string): boolean => members().includes(device),
    /** Told whenever something else was said. */
    subscribe(listener: () => void) {
      listeners.add(listener);
      return () => void listeners.delete(listener);
    },
    /** A room is where others can find it only once something stands in its members' book. */
    async found(): Promise<void> {
      const [workspace] = sealer.workspaces();
      if (!workspace || (await isFounded())) return;
      const proof = foundingProof(vault.identity.seed, { workspace, crypto, nonce: random(NONCE_BYTES) });
      await write({ kind: 'room-founded/2', proof });
      await heeded();
    },
    sealKit,
    /** Whether another laptop has written in a room of this one: it holds the keys, too. */
    isHeldElsewhere: (): boolean => words.some(({ device }) => device !== me && !isRemoved(device)),
    say,
    write,
    /** Let in, or let in again; keys that it lacks are handed on to it then. */
    async approve(device: string): Promise<void> {
      const undone = standing.removals.filter((removal) => removal.device === device);
      await say({ kind: 'device-approved/2', device, undoes: undone.map(({ op }) => op) });
      await heeded();
    },
    join,
    openedBy: (kit: SigningKeys): Promise<readonly WorkspaceKey[]> => openedByKit(kit, { keep, crypto }),
    /**
     * Keys that this person's own backup held, newest first. A laptop that shares its room with nobody yet goes on in
     * the room they are of; on any other they only open what they open. `vouching`: what shows that it is the same
     * person: a recovery kit, or what a laptop of the room signed with.
     */
    async regain(keys: readonly WorkspaceKey[], vouching: readonly SigningKeys[]): Promise<void> {
      const known = new Set(ids());
      const news = keys.filter(({ id }) => !known.has(id));
      const [newest] = news;
      if (!newest) return;
      if (await isFounded()) {
        await add(news, false);
        await keep.openWaiting();
        soon(heed);
        await heeded();
      } else await join(keys);
      for (const secret of vouching) await write(keptByKit({ device: me, undoes: [] }, secret, crypto), home(newest));
      await heeded();
    },
    close(): void {
      isClosed = true;
      turning.close();
    },
  };
}

const whyIn = ({ why }: Extract<AppendReply, { kind: 'refused' }>): NotConfirmed['why'] =>
  why === 'too-large' ? 'broken' : why;
