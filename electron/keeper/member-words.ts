import { decodeBody, type OpenedOp } from '../../shared/record/body';
import type { WorkspaceKey } from '../../shared/record/keys/book-keys';
import { toHex } from '../../shared/record/bytes';
import type { Crypto, SigningKeys } from '../../shared/record/keys/crypto';
import { hasFounded } from '../../shared/record/members/founding';
import type { Keep } from '../../shared/record/keep';
import {
  isKeptBy,
  openBrought,
  openForKit,
  parseMemberFact,
  type MemberFact,
} from '../../shared/record/members/members';
import type { BookId } from '../../shared/record/op';
import type { MemberWord } from '../../shared/record/members/standing';
import { isProven } from '../../shared/record/members/word-proof';
import { bookOfWorkspace } from '../../shared/record/members/workspace-books';

type Ports = { readonly keep: Keep; readonly crypto: Crypto };
type Known = Ports & { readonly workspaces: readonly WorkspaceKey[] };

type Proven = Exclude<Extract<MemberFact, { readonly proof: string }>, { readonly kind: 'room-founded/2' }>;
/** A fact whose writer must show that he holds the room's key, before he has. */
export type Saying = Proven extends infer Fact ? (Fact extends Proven ? Omit<Fact, 'proof'> : never) : never;

export const membersBook = (workspace: string): BookId => bookOfWorkspace(workspace, 'members');

/** All that was said in the members' books of these workspaces by whoever was shown to be able to say it. */
export async function readWords({ keep, crypto, workspaces }: Known): Promise<readonly MemberWord[]> {
  const words: MemberWord[] = [];
  for (const workspace of workspaces) {
    const book = membersBook(workspace.id);
    for (const { hash, chain, body } of await opsOf(keep, book)) {
      const device = await keep.deviceOf(book, chain);
      if (device === undefined) continue;
      for (const fact of body.facts.flatMap((one) => parseMemberFact(one) ?? [])) {
        const brings = fact.kind === 'keys-brought/1' ? openBrought(fact.sealed, { workspace, crypto }) : [];
        if (!isCredible(fact, device, { workspace, crypto, brings })) continue;
        words.push({
          fact,
          op: hash,
          device,
          at: body.at,
          workspace: workspace.id,
          brings: brings.map(({ id }) => id),
        });
      }
    }
  }
  return words;
}

/** The members' book anyone can write in who can write into a folder. */
function isCredible(
  fact: MemberFact,
  device: string,
  {
    brings,
    ...proving
  }: { readonly workspace: WorkspaceKey; readonly crypto: Crypto; readonly brings: readonly WorkspaceKey[] },
): boolean {
  if (fact.kind === 'keys-brought/1') return brings.length > 0;
  // By itself it says nothing: the removal that names it does.
  if (fact.kind === 'work-accepted/1') return true;
  // Opened by its kit, or not at all.
  if (fact.kind === 'kit-made/1') return true;
  if (fact.kind === 'device-kept/1') return isKeptBy(fact, proving.crypto);
  if (fact.kind === 'room-founded/2') return hasFounded(device, fact.proof, proving);
  return isProven({ kind: fact.kind, about: aboutOf(fact), device }, fact.proof, proving);
}

/** What a proof must name beside the kind of the fact and its writer. */
export const aboutOf = (fact: object): string =>
  'book' in fact && typeof fact.book === 'string'
    ? fact.book
    : 'device' in fact && typeof fact.device === 'string'
      ? fact.device
      : '';

async function opsOf(keep: Keep, book: BookId): Promise<readonly OpenedOp[]> {
  const ops: OpenedOp[] = [];
  for (let at: number | null = 0; at !== null;) {
    const page: Awaited<ReturnType<Keep['read']>> = await keep.read(book, {}, at, 500);
    ops.push(...page.ops);
    at = page.next;
  }
  return ops;
}

/**
 * Keys of workspaces that were sealed for a recovery kit, in whatever members' book is here: also of a room whose own
 * keys are gone. Newest first; none if it is not their kit.
 */
export async function openedByKit(kit: SigningKeys, { keep, crypto }: Ports): Promise<readonly WorkspaceKey[]> {
  const name = toHex(kit.publicKey);
  const found: WorkspaceKey[] = [];
  for (const book of await keep.books()) {
    const frames = await keep.frames(book, {});
    const bodies = frames.flatMap(({ ops }) =>
      ops.flatMap(({ header, body }) => (header.key === '' ? (body ?? []) : [])),
    );
    const facts = bodies.flatMap((body) => decodeBody(body)?.facts.flatMap((one) => parseMemberFact(one) ?? []) ?? []);
    const sealed = facts
      .flatMap((fact) => (fact.kind === 'kit-made/1' && fact.kit === name ? [fact.sealed] : []))
      .at(-1);
    const keys = sealed === undefined ? [] : openForKit(sealed, kit, crypto);
    // Whoever can write to a folder can write such a book: it counts only in the book that its own key names.
    if (keys.some((key) => membersBook(key.id) === book)) found.push(...keys);
  }
  return found;
}

/** The rooms that were founded: each by its members' book, and the device that was shown to have founded it. */
export const roomsIn = (words: readonly MemberWord[]): { readonly book: BookId; readonly founder: string }[] =>
  words.flatMap(({ fact, device, workspace }) =>
    fact.kind === 'room-founded/2' ? { book: membersBook(workspace), founder: device } : [],
  );
