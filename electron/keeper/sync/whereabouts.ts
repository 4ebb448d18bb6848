import type { LaptopReport, LastSeen, Whereabouts } from '../../../shared/bridge';
import { fromHex } from '../../../shared/record/bytes';
import { countBeyond, covers, type Have } from '../../../shared/record/have';
import type { Heads } from '../../../shared/record/heads';
import type { Keep } from '../../../shared/record/keep';
import type { BookId, OpHash } from '../../../shared/record/op';
import { deviceCode } from '../device-code';
import type { Target } from './target';

/** More rows than anyone looks at at once. */
const MAX_ONLY_HERE = 2_000;

type Ports = {
  readonly keep: Keep;
  readonly targets: () => readonly Target[];
  /** ms since epoch. */
  readonly now: () => number;
};

/** Who else has what is here: by what places were seen to hold, and what laptops said of themselves. */
export function createWhereabouts({ keep, targets, now }: Ports) {
  const aloneSince = new Map<BookId, number>();

  /** Each laptop's newest word, wherever it was left. */
  const peers = (): Heads[] => {
    const newest = new Map<string, Heads>();
    for (const heads of targets().flatMap((target) => target.peers()))
      if ((newest.get(heads.device)?.at ?? -Infinity) < heads.at) newest.set(heads.device, heads);
    return [...newest.values()];
  };

  /** A hub on this laptop is no second place. */
  const elsewhere = () => targets().filter((target) => target.kept().host === null);

  /** None while there is no place to go to: then that is so by choice. */
  async function onlyHereOf(book: BookId): Promise<readonly OpHash[]> {
    if (elsewhere().length === 0 && peers().length === 0) return [];
    const others = [
      ...peers().map(({ haves }) => haves.get(book)),
      ...elsewhere().map((target) => target.haveOf(book)),
    ];
    const known = others.filter((have) => have !== undefined && have !== null);
    const hashes = await keep.onlyHere(book, known);
    return hashes.slice(-MAX_ONLY_HERE);
  }

  return {
    /** By what it left somewhere itself, or what a hub says of it: the newest. */
    seen(device: string): LastSeen {
      const known = targets().flatMap((target) => target.devices().get(device) ?? []);
      const said = peers().find((one) => one.device === device)?.at ?? null;
      const at = Math.max(...[said, ...known.map((one) => one.at)].map((one) => one ?? -Infinity));
      return { isHere: known.some(({ isHere }) => isHere), at: Number.isFinite(at) ? at : null };
    },

    laptops: (): LaptopReport[] => peers().map(({ device, at }) => ({ code: deviceCode(fromHex(device)), at })),

    async of(book: BookId, op: OpHash | null, isKeptOff: boolean): Promise<Whereabouts> {
      const mine = await keep.have(book);
      const link = op === null ? undefined : await keep.linkOf(book, op);
      const lacks = (theirs: Have) =>
        link ? Number(!covers(theirs[link.chain], link.seq)) : countBeyond(mine, theirs);
      const laptops = peers().map(({ device, haves }) => ({
        code: deviceCode(fromHex(device)),
        lacks: lacks(haves.get(book) ?? {}),
      }));
      const remotes = elsewhere().map((target) => {
        const theirs = target.haveOf(book);
        return { id: target.id, lacks: theirs && lacks(theirs) };
      });
      const isElsewhere = [...laptops, ...remotes].some((place) => place.lacks === 0);
      const isAlone = !isElsewhere && !isKeptOff && elsewhere().some((target) => target.answers());
      if (!isAlone) aloneSince.delete(book);
      else if (!aloneSince.has(book)) aloneSince.set(book, now());
      const onlyHere = op !== null || isKeptOff ? [] : await onlyHereOf(book);
      return { isKeptOff, laptops, remotes, onlyHere, aloneSince: aloneSince.get(book) ?? null };
    },
  };
}
