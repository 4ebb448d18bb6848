import { createStore } from 'zustand';
import type { Bridge } from '../../../shared/bridge';
import type { IncidentCommand } from '../../../shared/domain/incident/decide';
import { bytesOf, type Attachment } from '../../../shared/domain/incident/timeline/attachment';
import { withFiles } from '../../../shared/domain/incident/timeline/new-entry';
import { selectAttachedBytes } from '../../../shared/domain/incident/timeline/select-attachments';
import type { FactId } from '../../../shared/domain/stated';
import type { AppendRefusal } from '../../../shared/record/append';
import type { NotAttached } from '../attachments/attachment-words';
import { createAttaching, type Held } from '../attachments/attaching';
import type { Drafts, Unsent } from '../drafts';
import type { NoticeStore } from '../notices';
import type { IncidentReplica } from '../room';

/** A line on its way, with its files, kept or not yet. */
export type Waiting = Omit<Unsent, 'files' | 'unkept'> & { readonly files: readonly Held[] };

/**
 * `text`: the words being typed. `waiting`: lines on their way, oldest first. `trouble`: why the first of them could
 * not be confirmed; it is tried again by itself.
 */
export type Sending = {
  readonly text: string;
  readonly waiting: readonly Waiting[];
  readonly trouble: AppendRefusal | null;
};

export type LineSender = ReturnType<typeof createLineSender>;

const RETRY_MS = 2_000;

type Ports = {
  readonly bridge: Pick<Bridge, 'call'>;
  readonly drafts: Drafts;
  readonly notices: Pick<NoticeStore, 'tellLost'>;
  readonly newClientId: () => string;
  readonly onSaved: (facts: readonly FactId[]) => void;
};

/**
 * Takes entered lines and makes them durable one after another, in the order they were entered. The next line may be
 * typed meanwhile. None is dropped before its ack; each is kept with the draft until then.
 */
export function createLineSender(replica: IncidentReplica, { bridge, drafts, notices, newClientId, onSaved }: Ports) {
  const store = createStore<Sending>(() => ({ text: '', waiting: [], trouble: null }));
  let client = newClientId();
  /** The words that the last run left, as long as they and their files stand unchanged. */
  let kept: string | null = null;
  let isBusy = false;
  let isRestored = false;
  let restoring: Promise<void> | undefined;

  const files = createAttaching(replica.book, {
    bridge,
    newId: newClientId,
    bytesElsewhere: () =>
      selectAttachedBytes(replica.folded().view) + bytesOf(store.getState().waiting.flatMap((line) => line.files)),
    onChange: () => {
      asNew();
      keepDraft();
    },
  });

  /** Another line than that of the last run, or the record would answer with that one. */
  function asNew(): void {
    if (kept === null) return;
    kept = null;
    client = newClientId();
  }

  function keepDraft(): void {
    const { text, waiting } = store.getState();
    const ofFiles = (held: readonly Held[]) => ({ files: files.keptOf(held), unkept: files.unkeptOf(held) });
    const unsent = waiting.map((line) => ({ ...line, ...ofFiles(line.files) }));
    // What was kept last time is read first: until then nothing may be written over it.
    if (isRestored) drafts.keep(replica.book, { text, ...ofFiles(files.store.getState().held), client, unsent });
  }

  async function restore(): Promise<void> {
    const draft = await drafts.read(replica.book);
    isRestored = true;
    const { text, waiting } = store.getState();
    const isUntouched = text === '' && files.store.getState().held.length === 0;
    const unsent = draft.unsent.map(({ client: id, typed, command, files: held }) => ({
      ...{ client: id, typed, command },
      files: files.held(held),
    }));
    files.refuse(...draft.unkept.map(interrupted));
    notices.tellLost(draft.unsent.flatMap(({ unkept }) => unkept.map(interrupted)));
    files.giveBack(files.held(draft.files));
    store.setState({ text: joined(draft.text, text), waiting: [...unsent, ...waiting] });
    if (isUntouched && (draft.text !== '' || draft.files.length > 0)) {
      kept = draft.text;
      client = draft.client;
    }
    keepDraft();
    void work();
    // Words that are in the record were entered: the last run ended before it could forget them.
    await replica.whole().catch(() => undefined);
    if (kept === null || !replica.holds(client)) return;
    files.take();
    asNew();
    type('');
  }

  function type(text: string): void {
    if (text !== kept) asNew();
    store.setState({ text });
    keepDraft();
  }

  /** Its files hold up no word: what cannot be kept with it is told, and the line goes without. */
  async function commit({ command, client: id, files: held }: Waiting) {
    const { kept: attached, lost } = await files.settled(held);
    const filled = await replica.commit(filed(command, attached), id);
    const refusal = filled.ok || filled.error.kind !== 'refused' ? null : filled.error.refusal;
    const isFull = refusal?.kind === 'not-attached';
    const done = isFull ? await replica.commit(command, id) : filled;
    const without = isFull ? [...lost, ...attached.map(({ name }) => ({ ...refusal, name }))] : lost;
    if (done.ok || done.error.kind === 'refused') notices.tellLost(without);
    return done;
  }

  async function work(): Promise<void> {
    if (isBusy) return;
    isBusy = true;
    for (let first = store.getState().waiting[0]; first; first = store.getState().waiting[0]) {
      const done = await commit(first);
      if (done.ok) onSaved(done.value.facts);
      const refusal = done.ok || done.error.kind === 'refused' ? null : done.error.why;
      if (refusal !== null && refusal !== 'too-large') {
        store.setState({ trouble: refusal });
        await new Promise((resolve) => setTimeout(resolve, RETRY_MS));
        continue;
      }
      // A line that can never be written goes back under the hand that typed it.
      const back = done.ok ? '' : first.typed;
      if (!done.ok) files.giveBack(files.held(files.keptOf(first.files)));
      store.setState(({ text, waiting }) => ({ text: joined(back, text), waiting: waiting.slice(1), trouble: null }));
      keepDraft();
    }
    isBusy = false;
  }

  return {
    store,
    /** What is attached to the line being typed. */
    files,
    /** Brings back, once, what the last run left: its words, and its lines, which go on their way again. */
    restore: (): Promise<void> => (restoring ??= restore()),
    /** What is being typed: written down as it is typed. */
    type,
    /** Words from elsewhere, behind those that stand there. */
    async add(words: string): Promise<void> {
      await (restoring ??= restore());
      if (words.trim() !== '') type(joined(store.getState().text, words));
    },
    /** The words were entered under the id they were kept with, so that after a crash they are not both draft and line. */
    enter(typed: string, command: IncidentCommand): void {
      const unsent = { client, typed, command, files: files.take() };
      kept = null;
      client = newClientId();
      store.setState(({ waiting }) => ({ text: '', waiting: [...waiting, unsent] }));
      keepDraft();
      void work();
    },
  };
}

const interrupted = (name: string): NotAttached => ({ kind: 'not-attached', why: 'interrupted', name });

const filed = (command: IncidentCommand, attached: readonly Attachment[]): IncidentCommand =>
  command.kind === 'add-entries' && attached.length > 0 ? withFiles(command, attached) : command;

/** Words of two runs, none of them lost. */
const joined = (before: string, after: string): string =>
  before === '' || after === '' ? before + after : `${before} ${after}`;
