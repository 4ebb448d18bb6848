import { createStore } from 'zustand';
import type { IncidentCommand } from '../../../shared/domain/incident/decide';
import type { FactId } from '../../../shared/domain/stated';
import type { AppendRefusal } from '../../../shared/record/append';
import type { Drafts, Unsent } from '../drafts';
import type { IncidentReplica } from '../room';

/**
 * `text`: the words being typed. `waiting`: lines on their way, oldest first. `trouble`: why the first of them could
 * not be confirmed; it is tried again by itself.
 */
export type Sending = {
  readonly text: string;
  readonly waiting: readonly Unsent[];
  readonly trouble: AppendRefusal | null;
};

export type LineSender = ReturnType<typeof createLineSender>;

const RETRY_MS = 2_000;

type Ports = {
  readonly drafts: Drafts;
  readonly newClientId: () => string;
  readonly onSaved: (facts: readonly FactId[]) => void;
};

/**
 * Takes entered lines and makes them durable one after another, in the order they were entered. The next line may be
 * typed meanwhile. None is dropped before its ack; each is kept with the draft until then.
 */
export function createLineSender(replica: IncidentReplica, { drafts, newClientId, onSaved }: Ports) {
  const store = createStore<Sending>(() => ({ text: '', waiting: [], trouble: null }));
  let client = newClientId();
  /** The words that the last run left, as long as they stand unchanged. */
  let kept = '';
  let isBusy = false;
  let isRestored = false;
  let restoring: Promise<void> | undefined;

  const keepDraft = () => {
    const { text, waiting } = store.getState();
    // What was kept last time is read first: until then nothing may be written over it.
    if (isRestored) drafts.keep(replica.book, { text, client, unsent: waiting });
  };

  async function restore(): Promise<void> {
    const draft = await drafts.read(replica.book);
    isRestored = true;
    const { text, waiting } = store.getState();
    store.setState({ text: joined(draft.text, text), waiting: [...draft.unsent, ...waiting] });
    if (draft.text !== '' && text === '') {
      kept = draft.text;
      client = draft.client;
    }
    keepDraft();
    void work();
    // Words that are in the record were entered: the last run ended before it could forget them.
    await replica.whole().catch(() => undefined);
    if (kept !== '' && replica.holds(client)) type('');
  }

  function type(text: string): void {
    // Other words than those of the last run are another line, or the record would answer with that one.
    if (kept !== '' && text !== kept) {
      kept = '';
      client = newClientId();
    }
    store.setState({ text });
    keepDraft();
  }

  async function work(): Promise<void> {
    if (isBusy) return;
    isBusy = true;
    for (let first = store.getState().waiting[0]; first; first = store.getState().waiting[0]) {
      const done = await replica.commit(first.command, first.client);
      if (done.ok) onSaved(done.value.facts);
      const refusal = done.ok || done.error.kind === 'refused' ? null : done.error.why;
      if (refusal !== null && refusal !== 'too-large') {
        store.setState({ trouble: refusal });
        await new Promise((resolve) => setTimeout(resolve, RETRY_MS));
        continue;
      }
      // A line that can never be written goes back under the hand that typed it.
      const back = done.ok ? '' : first.typed;
      store.setState(({ text, waiting }) => ({ text: joined(back, text), waiting: waiting.slice(1), trouble: null }));
      keepDraft();
    }
    isBusy = false;
  }

  return {
    store,
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
      const unsent = { client, typed, command };
      kept = '';
      client = newClientId();
      store.setState(({ waiting }) => ({ text: '', waiting: [...waiting, unsent] }));
      keepDraft();
      void work();
    },
  };
}

/** Words of two runs, none of them lost. */
const joined = (before: string, after: string): string =>
  before === '' || after === '' ? before + after : `${before} ${after}`;
