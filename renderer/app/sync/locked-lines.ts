import { createStore } from 'zustand';
import type { Bridge, LockedLine } from '../../../shared/bridge';
import type { IncidentCommand } from '../../../shared/domain/incident/decide';
import { entriesFrom } from '../../../shared/domain/incident/timeline/new-entry';
import { readLine } from '../../../shared/domain/incident/timeline/line/read-line';
import type { LineContext } from '../../../shared/domain/incident/timeline/line/reading';
import type { BookId } from '../catalog';
import type { IncidentReplica } from '../room';

export type LockedLines = ReturnType<typeof createLockedLines>;

/** Lines that were typed while the keys were shut, or on a phone: they wait for the incident they belong to. */
export function createLockedLines(bridge: Bridge, newClientId: () => string) {
  const store = createStore<readonly LockedLine[]>(() => []);
  let working: Promise<void> = Promise.resolve();

  async function logAll(
    book: BookId | null,
    replica: IncidentReplica,
    contextAt: (now: number) => LineContext,
  ): Promise<void> {
    for (const line of store.getState().filter((one) => one.book === book)) {
      // Its own client id: after a crash in between it is the same commit once more, not another line.
      const done = await replica.commit(commandOf(line, contextAt(line.at)), line.client);
      if (!done.ok) return;
      await bridge.call('locked-line-done', { client: line.client });
      store.setState((lines) => lines.filter(({ client }) => client !== line.client), true);
    }
  }

  return {
    store,
    load: async (): Promise<void> => {
      store.setState(await bridge.call('locked-lines', {}), true);
    },
    /** Words that stood in the field of the door when it was opened, and have no composer to go to. */
    add: (typed: string): void => {
      if (typed.trim() === '') return;
      store.setState((lines) => [...lines, { client: newClientId(), typed, at: Date.now(), book: null }], true);
    },
    /**
     * Logs those of `book`, or those of which nobody has said where they belong, in that incident: one after another, each
     * at the time it was typed. What is refused goes on waiting.
     */
    log: (book: BookId | null, replica: IncidentReplica, contextAt: (now: number) => LineContext): Promise<void> =>
      (working = working.then(() => logAll(book, replica, contextAt))),
  };
}

/** A line of the log, never a command: nobody saw what it would do. It stands when it was typed, unless it says when. */
function commandOf({ typed, at }: LockedLine, context: LineContext): IncidentCommand {
  const reading = readLine(typed, context);
  const plain = reading.verb ? { ...reading, kind: 'note' as const, text: typed.trim(), verb: null } : reading;
  const happenedAt = plain.happenedAt ?? { at, approximate: false };
  return { kind: 'add-entries', entries: [...entriesFrom({ ...plain, happenedAt })] };
}
