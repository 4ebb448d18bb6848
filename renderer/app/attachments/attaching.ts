import { createStore } from 'zustand';
import type { Bridge } from '../../../shared/bridge';
import { refuseFile, type Attachment } from '../../../shared/domain/incident/timeline/attachment';
import { clip } from '../../../shared/domain/stated';
import type { BlobId } from '../../../shared/record/blobs/blob';
import type { BookId } from '../../../shared/record/op';
import type { NotAttached } from './attachment-words';
import { pictureType, typeOf } from './picture-type';

/** A file as it was pasted, dropped or chosen. */
export type FileOffer = { readonly name: string; readonly file: File; readonly isFolder: boolean };

/** A file on a line that is not logged yet. `kept`: null while it is on its way. `picture`: to show it, if this run has it. */
export type Held = {
  readonly id: string;
  readonly name: string;
  readonly bytes: number;
  readonly kept: Attachment | null;
  readonly picture: Blob | null;
};

/** `held`: on the line being typed, in the order they came. `refused`: what was offered to it and is not on it. */
export type OnLine = { readonly held: readonly Held[]; readonly refused: readonly NotAttached[] };

export type Attaching = ReturnType<typeof createAttaching>;

type Ports = {
  readonly bridge: Pick<Bridge, 'call'>;
  readonly newId: () => string;
  /** Bytes attached in the incident, and to lines on their way. */
  readonly bytesElsewhere: () => number;
  /** Told after every change of what the line holds. */
  readonly onChange: () => void;
};

/** A drive that is gone may hang for minutes: no line waits for it that long. */
const READ_MS = 20_000;
const LEAST_MS = 3_000;

/** Null if it could not be read by then. */
async function readIn(ms: number, file: File): Promise<Uint8Array<ArrayBuffer> | null> {
  let timer: ReturnType<typeof setTimeout> | undefined;
  const late = new Promise<null>((resolve) => {
    timer = setTimeout(() => {
      resolve(null);
    }, ms);
  });
  const reading = file.arrayBuffer().then(
    (buffer) => new Uint8Array(buffer),
    () => null,
  );
  return Promise.race([reading, late]).finally(() => {
    clearTimeout(timer);
  });
}

type Job = Promise<Attachment | NotAttached>;

const heldFrom = (kept: Attachment): Held => ({
  ...{ id: kept.blob, name: kept.name, bytes: kept.bytes },
  ...{ kept, picture: null },
});

/** The files of the line being typed. Their bytes go to the keeper at once, one after another, and never hold up a word. */
export function createAttaching(book: BookId, { bridge, newId, bytesElsewhere, onChange }: Ports) {
  const store = createStore<OnLine>(() => ({ held: [], refused: [] }));
  const jobs = new Map<string, Job>();
  const keptById = new Map<string, Attachment>();
  let last: Promise<unknown> = Promise.resolve();

  const isOnLine = (id: string): boolean => store.getState().held.some((one) => one.id === id);
  const refuse = (...refused: readonly NotAttached[]) => {
    store.setState((now) => ({ refused: [...now.refused, ...refused] }));
  };
  function change(id: string, to: Partial<Held>): void {
    store.setState(({ held }) => ({ held: held.map((one) => (one.id === id ? { ...one, ...to } : one)) }));
  }

  function keep(id: string, { name, file }: FileOffer): Job {
    const since = performance.now();
    const after = last.then(() => keepBytes(id, { name, file }, READ_MS - (performance.now() - since)));
    last = after;
    return after.then((done) => {
      if (done.kind === 'kept') {
        keptById.set(id, done.attachment);
        change(id, { kept: done.attachment });
        onChange();
        return done.attachment;
      }
      if (isOnLine(id)) {
        store.setState(({ held }) => ({ held: held.filter((one) => one.id !== id) }));
        refuse(done);
        onChange();
      }
      return done;
    });
  }

  async function keepBytes(
    id: string,
    { name, file }: Pick<FileOffer, 'name' | 'file'>,
    ms: number,
  ): Promise<{ readonly kind: 'kept'; readonly attachment: Attachment } | NotAttached> {
    const bytes = await readIn(Math.max(LEAST_MS, ms), file);
    if (!bytes) return { kind: 'not-attached', why: 'unreadable', name };
    const picture = pictureType(bytes);
    if (picture) change(id, { picture: new Blob([bytes], { type: picture }) });
    const reply = await bridge
      .call('attach', { book, bytes })
      .catch(() => ({ kind: 'refused', why: 'broken' }) as const);
    if (reply.kind === 'refused') return { kind: 'not-attached', why: reply.why, name };
    const { ref, sha256 } = reply;
    const type = clip(typeOf(picture, file.type), 100);
    return { kind: 'kept', attachment: { ...ref, name, type, bytes: bytes.length, sha256 } };
  }

  function drop(attachment: Attachment | NotAttached): void {
    if (!('blob' in attachment)) return;
    // Bytes that no line names are in nobody's way: if they cannot be removed now, that is all.
    void bridge.call('drop-blob', { book, blob: attachment.blob as BlobId }).catch(() => undefined);
  }

  return {
    store,
    /** Each that may be attached is on the line at once; of each that may not it is said why. */
    offer(offers: readonly FileOffer[]): void {
      store.setState({ refused: [] });
      for (const offer of offers) {
        const name = clip(offer.name.trim() || 'file', 200);
        const { held } = store.getState();
        const file = { name, bytes: offer.file.size };
        const refused: NotAttached | null = offer.isFolder
          ? { kind: 'not-attached', why: 'folder', name }
          : refuseFile(file, held, bytesElsewhere());
        if (refused) {
          refuse(refused);
          continue;
        }
        const id = newId();
        store.setState({ held: [...held, { ...file, id, kept: null, picture: null }] });
        jobs.set(id, keep(id, { ...offer, name }));
        onChange();
      }
    },
    /** Takes it off the line, and its bytes off the disk. */
    remove(id: string): void {
      const one = store.getState().held.find((held) => held.id === id);
      if (!one) return;
      store.setState(({ held }) => ({ held: held.filter((other) => other !== one), refused: [] }));
      onChange();
      if (one.kept) drop(one.kept);
      else void jobs.get(id)?.then(drop);
    },
    /** What was refused has been read. */
    putAway(): void {
      if (store.getState().refused.length > 0) store.setState({ refused: [] });
    },
    /** The line goes, and they go with it. */
    take(): readonly Held[] {
      const { held } = store.getState();
      store.setState({ held: [], refused: [] });
      return held;
    },
    /** They come back before those that are there: from the last run, or with a line that could not be logged. */
    giveBack(held: readonly Held[]): void {
      store.setState((now) => ({ held: [...held, ...now.held] }));
    },
    /** Those of them that are kept by now: what may be written down of a line. */
    keptOf: (held: readonly Held[]): readonly Attachment[] =>
      held.flatMap(({ id, kept }) => kept ?? keptById.get(id) ?? []),
    /** Names of those that are not, or not yet. */
    unkeptOf: (held: readonly Held[]): readonly string[] =>
      held.filter(({ id, kept }) => !kept && !keptById.has(id)).map(({ name }) => name),
    refuse,
    /** Of lines of the last run. */
    held: (kept: readonly Attachment[]): readonly Held[] => kept.map(heldFrom),
    /** Waits until each is kept, or is known not to be. */
    async settled(
      held: readonly Held[],
    ): Promise<{ readonly kept: readonly Attachment[]; readonly lost: readonly NotAttached[] }> {
      const all = await Promise.all(held.map(async ({ id, kept }) => kept ?? (await jobs.get(id)) ?? null));
      const settled = all.filter((one) => one !== null);
      return {
        kept: settled.filter((one): one is Attachment => 'blob' in one),
        lost: settled.filter((one): one is NotAttached => !('blob' in one)),
      };
    },
  };
}
