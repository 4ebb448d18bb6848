import { createStore } from 'zustand';
import type { IncidentCommand } from '../../shared/domain/incident/decide';
import type { FactId } from '../../shared/domain/stated';
import type { AppendRefusal } from '../../shared/record/book-keep';
import type { Drafts, Unsent } from './drafts';
import type { IncidentReplica } from './room';

/** Lines on their way, oldest first. `trouble`: why the first one could not be confirmed; it is tried again by itself. */
export type Sending = { readonly waiting: readonly Unsent[]; readonly trouble: AppendRefusal | null };

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
  const store = createStore<Sending>(() => ({ waiting: [], trouble: null }));
  let text = '';
  let client = newClientId();
  let isBusy = false;
  let isRestored = false;
  let restoring: Promise<void> | undefined;

  const keepDraft = () => {
    // What was kept last time is read first: until then nothing may be written over it.
    if (isRestored) drafts.keep(replica.book, { text, client, unsent: store.getState().waiting });
  };

  async function readKept(): Promise<void> {
    const kept = await drafts.read(replica.book);
    isRestored = true;
    // Words typed before the draft was read are the newer ones; words that are in the record were entered.
    if (text === '' && !replica.holds(kept.client)) {
      text = kept.text;
      if (text !== '') client = kept.client;
    }
    store.setState((now) => ({ ...now, waiting: [...kept.unsent, ...now.waiting] }));
    keepDraft();
    void work();
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
      store.setState((now) => ({ waiting: now.waiting.slice(1), trouble: null }));
      keepDraft();
    }
    isBusy = false;
  }

  return {
    store,
    /**
     * Lines that were on their way when the app ended go on their way again, once. Returns the words being typed, then
     * and whenever the composer comes back.
     */
    async restore(): Promise<string> {
      await (restoring ??= readKept());
      return text;
    },
    /** What is being typed: written down as it is typed. */
    type(now: string): void {
      text = now;
      keepDraft();
    },
    /** The words were entered under the id they were kept with, so that after a crash they are not both draft and line. */
    enter(typed: string, command: IncidentCommand): void {
      const unsent = { client, typed, command };
      text = '';
      client = newClientId();
      store.setState((now) => ({ ...now, waiting: [...now.waiting, unsent] }));
      keepDraft();
      void work();
    },
  };
}
