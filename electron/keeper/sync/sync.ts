import type { FolderReply, SyncReport, Whereabouts } from '../../../shared/bridge';
import { toHex } from '../../../shared/record/bytes';
import type { BookId, OpHash } from '../../../shared/record/op';
import type { Hosting } from '../hosting';
import { createHubs } from './hubs';
import type { KeptHub } from './kept-sync';
import { newRemote } from './new-remote';
import type { Place, PlaceKind } from './place';
import { openPlaces, type PlacesPorts } from './places';
import { createWhereabouts } from './whereabouts';

type Ports = PlacesPorts & {
  readonly hosting: Hosting;
  readonly random: (bytes: number) => Uint8Array;
};

export type Sync = Awaited<ReturnType<typeof openSync>>;

/** All places this laptop exchanges with. Goes on whether a window is open or not. */
export async function openSync({ hosting, random, ...ports }: Ports) {
  const { keep, members, now, openPlace } = ports;
  const places = await openPlaces(ports);
  const hubs = createHubs({ ...ports, places, hosting, random });
  const whereabouts = createWhereabouts({ keep, now, targets: () => places.all().map(({ target }) => target) });

  /** What stands in a place that a person chose: nothing of anyone's, books of this room, or another room. */
  async function lookAt(remote: Place): Promise<FolderReply | 'empty' | 'ours'> {
    const root = await remote.root();
    const digests = root.ok ? await remote.digests() : root;
    if (!digests.ok) return { kind: 'problem', why: digests.error };
    if (digests.value.size === 0) return 'empty';
    const ours = new Set(members.books());
    for (const book of await keep.books()) if (!(await keep.isSealed(book))) ours.add(book);
    return [...digests.value.keys()].some((book) => ours.has(book)) ? 'ours' : { kind: 'other-room' };
  }

  const isThere = (path: string) => places.all().some(({ target }) => target.kept().path === path);

  return {
    /** From now on the place is kept in step, unless it is somebody else's. */
    async share(kind: PlaceKind, path: string): Promise<FolderReply> {
      if (isThere(path)) return { kind: 'there-already' };
      const looked = await lookAt(openPlace(newRemote(kind, path, random)));
      if (looked !== 'empty' && looked !== 'ours') return looked;
      await members.found();
      const one = places.open(newRemote(kind, path, random));
      places.add(one);
      void one.rounds.now();
      return { kind: 'added' };
    },

    /** Asks whoever meets in the folder to be let in. */
    async join(path: string, name: string): Promise<FolderReply> {
      if (isThere(path)) return { kind: 'there-already' };
      const looked = await lookAt(openPlace(newRemote('folder', path, random)));
      if (looked === 'empty') return { kind: 'no-room' };
      if (looked !== 'ours' && looked.kind !== 'other-room') return looked;
      const one = places.open(newRemote('folder', path, random));
      if (looked !== 'ours') await one.target.ask({ id: toHex(random(16)), name, at: now() });
      places.add(one);
      await one.rounds.now();
      return { kind: looked === 'ours' ? 'added' : 'asked' };
    },

    useHub: hubs.use,
    host: hubs.host,
    invite: hubs.invite,
    showPhones: hubs.showPhones,

    /** Null if there is no such hub. */
    hubOf: (id: string): KeptHub | null => places.get(id)?.target.kept().hub ?? null,

    /** Answers a laptop that asks to be let in; false if it asks no more. */
    async answer(remote: string, id: string, isLetIn: boolean): Promise<boolean> {
      const isDone = (await places.get(remote)?.target.desk?.answer(id, isLetIn)) ?? false;
      places.changed();
      return isDone;
    },

    /** Nothing in the place is touched but what this laptop asked there. */
    async remove(id: string): Promise<void> {
      const taken = await places.take(id);
      if (!taken) return;
      await hubs.drop(taken);
      await taken.target.withdraw();
      taken.close();
      await taken.target.settled();
    },

    /** A person said that this empty or other folder is the one from now on. */
    async startAnew(id: string): Promise<void> {
      const found = places.get(id);
      found?.target.startAnew();
      await found?.rounds.now();
    },

    async now(): Promise<void> {
      if (places.isPaused()) return;
      await Promise.all(
        places.all().map(({ target, rounds }) => {
          target.recheck();
          return rounds.now();
        }),
      );
    },

    /** Nothing goes out or comes in from now on, at the next start either. */
    async pause(isPaused: boolean): Promise<void> {
      await places.pause(isPaused);
      await hubs.pause(isPaused);
    },

    keepOff: places.keepOff,

    report: (): SyncReport => ({
      isPaused: places.isPaused(),
      keptOff: places.keptOff(),
      remotes: places.all().map(({ target }) => ({ ...target.report(), host: hubs.report(target.id) })),
      requests: places.all().flatMap(({ target }) => target.desk?.requests() ?? []),
      laptops: whereabouts.laptops(),
    }),

    /** Of a book, or of one op in it. */
    where: (book: BookId, op: OpHash | null): Promise<Whereabouts> => whereabouts.of(book, op, places.isApart(book)),

    /** A device by its public key in hex. */
    seen: (device: string) => whereabouts.seen(device),

    subscribe: places.subscribe,

    async close(): Promise<void> {
      hubs.close();
      await places.close();
    },
  };
}
