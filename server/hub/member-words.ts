import { decodeBody } from '../../shared/record/body';
import type { Crypto } from '../../shared/record/keys/crypto';
import { isKeptBy, parseMemberFact, type MemberFact } from '../../shared/record/members/members';
import type { BookId, Op, OpHash } from '../../shared/record/op';
import type { MemberWord, Removal } from '../../shared/record/members/standing';
import { bookOfWorkspace } from '../../shared/record/members/workspace-books';
import type { HubBooks } from './hub-books';

/** A room that meets here: its members' book, and who founded it, which only those who hold its key can prove. */
export type HubRoom = { readonly book: BookId; readonly founder: string };

/** What was said in the members' books of some rooms. Here a room is called by its book: only those in it know its workspace. */
export type Said = {
  readonly books: readonly BookId[];
  readonly words: readonly MemberWord[];
  /** Members' books in which the founder has said nothing: nobody has yet, or what was said is gone. */
  readonly silent: readonly BookId[];
  /** Of members' books, what the removed laptop wrote beyond what its removal counts. */
  readonly lateOf: (removal: Removal) => ReadonlySet<OpHash>;
};

type Written = { readonly op: Op; readonly device: string };

/** Of rooms whose founder has said nothing yet, no word counts. A room's next key brings its next members' book. */
export async function readSaid(rooms: readonly HubRoom[], books: HubBooks, crypto: Crypto): Promise<Said> {
  const founders = new Map(rooms.map(({ book, founder }) => [book, founder]));
  const met = new Set(founders.keys());
  const written: Written[] = [];
  const words: MemberWord[] = [];
  const silent: BookId[] = [];
  for (const book of met) {
    const here = await writtenIn(book, books);
    written.push(...here);
    const said = here.flatMap((one) => wordsIn(one, crypto));
    const founder = founders.get(book);
    const isHeard = ({ fact, device }: MemberWord) => !isFounding(fact) || device === founder;
    const isFounded = founder === undefined || said.some((word) => isFounding(word.fact) && isHeard(word));
    if (isFounded) words.push(...said.filter(isHeard));
    else silent.push(book);
    for (const { fact } of said) if (fact.kind === 'keys-turned/1') met.add(fact.workspace as BookId);
  }
  return { books: [...met], words, silent, lateOf: (removal) => lateIn(written, removal) };
}

async function writtenIn(book: BookId, books: HubBooks): Promise<Written[]> {
  const written: Written[] = [];
  for (const { ops } of await books.frames(book))
    for (const op of ops) {
      const device = await books.deviceOf(book, op.header.chain);
      if (device !== undefined) written.push({ op, device });
    }
  return written;
}

function wordsIn({ op: { header, body, hash }, device }: Written, crypto: Crypto): MemberWord[] {
  const opened = header.key === '' && body ? decodeBody(body) : null;
  if (!opened) return [];
  return opened.facts.flatMap((one): MemberWord[] => {
    const fact = parseMemberFact(one);
    if (!fact || !isCredible(fact, crypto)) return [];
    return [{ fact: calledByBook(fact), op: hash, device, at: opened.at, workspace: header.book }];
  });
}

const calledByBook = (fact: MemberFact): MemberFact =>
  fact.kind === 'keys-turned/1' ? { ...fact, workspace: bookOfWorkspace(fact.workspace, 'members') } : fact;

/**
 * Who is heard at all was let in by somebody who was: that they hold the room's key, which is what proofs show, need not
 * be shown. What a kit says anyone may write down. Keys are brought to those who have others.
 */
function isCredible(fact: MemberFact, crypto: Crypto): boolean {
  if (fact.kind === 'device-kept/1') return isKeptBy(fact, crypto);
  return fact.kind !== 'keys-brought/1';
}

const isFounding = (fact: MemberFact): boolean => fact.kind === 'room-founded/2';

function lateIn(written: readonly Written[], { device, counted }: Removal): ReadonlySet<OpHash> {
  const isCounted = ({ header: { book, chain, seq } }: Op) => seq <= (counted.get(book)?.[chain]?.seq ?? 0);
  return new Set(written.filter((one) => one.device === device && !isCounted(one.op)).map(({ op }) => op.hash));
}
