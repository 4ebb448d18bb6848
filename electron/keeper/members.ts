import type { DeviceSealer } from '../../shared/record/sealed';
import type { WorkspaceKey } from '../../shared/record/book-keys';
import { fromHex, toHex } from '../../shared/record/bytes';
import { NONCE_BYTES, type Crypto, type SigningKeys } from '../../shared/record/crypto';
import type { Keep } from '../../shared/record/keep';
import { openBrought, openForKit, parseMemberFact, sealBrought, sealForKit } from '../../shared/record/members';
import type { MemberFact } from '../../shared/record/members';
import type { BookId } from '../../shared/record/op';
import { decodeBody, type OpenedOp } from '../../shared/record/body';
import { bookOfWorkspace } from '../../shared/record/workspace-books';
import type { Vault } from '../../shared/node/vault';

type Ports = {
  readonly keep: Keep;
  readonly sealer: DeviceSealer;
  readonly vault: Vault;
  readonly crypto: Crypto;
  readonly random: (bytes: number) => Uint8Array;
  /** The three letters of this laptop: ops of the members' book name nobody. */
  readonly code: string;
  /** Told after this laptop came to share one more workspace. */
  readonly joined: () => void;
};

export type Members = Awaited<ReturnType<typeof openMembers>>;

/** Which workspaces this laptop shares, and with whom: reads the members' books, and writes in the newest. */
export async function openMembers({ keep, sealer, vault, crypto, random, code, joined }: Ports) {
  const membersBook = (key: WorkspaceKey): BookId => bookOfWorkspace(key.id, 'members');

  async function add(keys: readonly WorkspaceKey[], first: boolean): Promise<boolean> {
    const known = new Set(sealer.workspaces().map(({ id }) => id));
    const news = keys.filter(({ id }) => !known.has(id));
    for (const key of news) {
      await vault.addWorkspace(key.key, first);
      sealer.addWorkspace(key, first);
    }
    return news.length > 0;
  }

  /** Takes over what others brought into a workspace of ours. */
  async function heed(workspace: WorkspaceKey, ops: readonly OpenedOp[]): Promise<void> {
    let isNew = false;
    for (const fact of ops.flatMap(({ body }) => body.facts.flatMap((one) => parseMemberFact(one) ?? []))) {
      if (fact.kind !== 'keys-brought/1') continue;
      isNew = (await add(openBrought(fact.sealed, { workspace, crypto }), false)) || isNew;
    }
    if (!isNew) return;
    // First, so that windows know which of the books that open now are no incidents.
    joined();
    await keep.openWaiting();
  }

  async function opsOf(book: BookId): Promise<readonly OpenedOp[]> {
    const ops: OpenedOp[] = [];
    for (let at: number | null = 0; at !== null;) {
      const page: Awaited<ReturnType<Keep['read']>> = await keep.read(book, {}, at, 500);
      ops.push(...page.ops);
      at = page.next;
    }
    return ops;
  }

  async function write(fact: MemberFact): Promise<void> {
    const [newest] = sealer.workspaces();
    if (!newest) return;
    await keep.append({
      book: membersBook(newest),
      facts: [fact],
      by: { id: '', name: '', device: code },
      client: toHex(random(12)),
      decidedOn: {},
      exclusive: false,
    });
  }

  keep.subscribe(({ book, ops }) => {
    const workspace = sealer.workspaces().find((key) => membersBook(key) === book);
    // What could not be kept now is found again at the next start.
    if (workspace) heed(workspace, ops).catch(() => undefined);
  });
  const stored = new Set(await keep.books());
  for (const workspace of sealer.workspaces())
    if (stored.has(membersBook(workspace))) await heed(workspace, await opsOf(membersBook(workspace)));

  /** This laptop was let into a room: its own earlier workspaces come along. `keys` newest first, as the room has them. */
  async function join(keys: readonly WorkspaceKey[]): Promise<void> {
    const before = sealer.workspaces();
    // The newest last, so that it ends up first.
    await add([...keys].reverse(), true);
    const [workspace] = keys;
    if (!workspace) return;
    const brought = sealBrought(before, { workspace, crypto, nonce: random(NONCE_BYTES) });
    await write({ kind: 'keys-brought/1', sealed: brought });
    await sealKit();
    // First, so that windows know which of the books that open now are no incidents.
    joined();
    await keep.openWaiting();
  }

  /** The recovery kit of this laptop opens every workspace that it shares: written into the newest, again for each. */
  async function sealKit(): Promise<void> {
    const { kit } = vault.guard();
    const sealed = kit === null ? null : sealForKit(sealer.workspaces(), fromHex(kit), crypto);
    if (kit !== null && sealed !== null) await write({ kind: 'kit-made/1', kit, sealed });
  }

  const isFounded = async (): Promise<boolean> => {
    const [newest] = sealer.workspaces();
    return newest !== undefined && Object.keys(await keep.have(membersBook(newest))).length > 0;
  };

  return {
    workspaces: () => sealer.workspaces(),
    books: (): readonly BookId[] => sealer.workspaces().map(membersBook),
    /** A room is where others can find it only once something stands in its members' book. */
    async found(): Promise<void> {
      if (sealer.workspaces().length > 0 && !(await isFounded())) await write({ kind: 'room-founded/1' });
    },
    sealKit,
    /** Whether another laptop has written in the room: it holds the keys, too. */
    async isHeldElsewhere(): Promise<boolean> {
      const [newest] = sealer.workspaces();
      if (!newest || !(await isFounded())) return false;
      const ops = await opsOf(membersBook(newest));
      return ops.some(({ body }) => body.by.device !== code);
    },
    write,
    approve: (device: string) => write({ kind: 'device-approved/1', device }),
    join,
    /**
     * Keys of workspaces that were sealed for a recovery kit, in whatever members' book is here: also of a room whose own
     * keys are gone. Newest first; none if it is not their kit.
     */
    async openedBy(kit: SigningKeys): Promise<readonly WorkspaceKey[]> {
      const name = toHex(kit.publicKey);
      const found: WorkspaceKey[] = [];
      for (const book of await keep.books()) {
        const frames = await keep.frames(book, {});
        const bodies = frames.flatMap(({ ops }) =>
          ops.flatMap(({ header, body }) => (header.key === '' ? (body ?? []) : [])),
        );
        const facts = bodies.flatMap(
          (body) => decodeBody(body)?.facts.flatMap((one) => parseMemberFact(one) ?? []) ?? [],
        );
        const sealed = facts
          .flatMap((fact) => (fact.kind === 'kit-made/1' && fact.kit === name ? [fact.sealed] : []))
          .at(-1);
        const keys = sealed === undefined ? [] : openForKit(sealed, kit, crypto);
        // Whoever can write to a folder can write such a book: it counts only in the book that its own key names.
        if (keys.some((key) => membersBook(key) === book)) found.push(...keys);
      }
      return found;
    },
    /**
     * Keys that this person's own backup held, newest first. A laptop that shares its room with nobody yet goes on in
     * the room they are of; on any other they only open what they open.
     */
    async regain(keys: readonly WorkspaceKey[]): Promise<void> {
      const known = new Set(sealer.workspaces().map(({ id }) => id));
      if (keys.every(({ id }) => known.has(id))) return;
      if (!(await isFounded())) {
        await join(keys);
        return;
      }
      await add(keys, false);
      joined();
      await keep.openWaiting();
    },
  };
}
