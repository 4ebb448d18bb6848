import { useIntl } from 'react-intl';
import type { IncidentCommand } from '../../shared/domain/incident/decide';
import type { FactId } from '../../shared/domain/stated';
import { newClientId } from './client-id';
import { useApp, useRoom } from './contexts';
import { obeyRules } from './due/rules';
import { notSavedWords, refusalWords } from './refusal-words';
import type { Room } from './room';

/** Null: done. Else why not, in words for the person who asked. */
export type Outcome = string | null;

/** The facts that a command wrote, or why it wrote none, in words. */
export type Committed = { readonly facts: readonly FactId[] } | { readonly why: string };

function useCommitIn(): (room: Room, command: IncidentCommand) => Promise<Committed> {
  const app = useApp();
  const intl = useIntl();
  return async (room, command) => {
    const before = room.replica.folded().view;
    const done = await room.replica.commit(command, newClientId());
    if (done.ok) {
      const followed = await obeyRules(app.plans.store.getState(), room, before);
      return { facts: [...done.value.facts, ...followed] };
    }
    return {
      why: done.error.kind === 'refused' ? refusalWords(intl, done.error.refusal) : notSavedWords(intl, done.error.why),
    };
  };
}

/** Carries out a command of the open incident, for whoever needs the facts it wrote. */
export function useCommit(): (command: IncidentCommand) => Promise<Committed> {
  const { room } = useRoom();
  const commit = useCommitIn();
  return (command) => commit(room, command);
}

/**
 * Carries out a command of any incident. `said` names what was done, for the toast that offers the way back. What is
 * refused comes back in words, to stand beside what was asked.
 */
export function useActIn(): (room: Room, command: IncidentCommand, said?: string) => Promise<Outcome> {
  const app = useApp();
  const intl = useIntl();
  const commit = useCommitIn();
  return async (room, command, said) => {
    const done = await commit(room, command);
    if ('why' in done) return done.why;
    // What was destroyed cannot be brought back, what was sealed stays so, and a hold stands elsewhere too.
    if (['redact', 'set-access', 'set-legal-hold'].includes(command.kind)) return null;
    app.undo.push({ book: room.book, facts: done.facts, said: said ?? '' });
    if (said !== undefined) {
      const id = app.toasts.show({
        text: said,
        action: {
          label: intl.formatMessage({ id: 'toast.undo', defaultMessage: 'Undo' }),
          onPick: () => {
            app.toasts.close(id);
            void app.undo.undo(done.facts);
          },
        },
      });
    }
    return null;
  };
}

/** The same, in the open incident. */
export function useAct(): (command: IncidentCommand, said?: string) => Promise<Outcome> {
  const { room } = useRoom();
  const act = useActIn();
  return (command, said) => act(room, command, said);
}

/** The same, with what is refused shown as a toast: for keys, where there is no place beside. */
export function useActOrTell(): (command: IncidentCommand, said?: string) => Promise<boolean> {
  const act = useAct();
  const app = useApp();
  return async (command, said) => {
    const refused = await act(command, said);
    if (refused !== null) app.toasts.show({ text: refused });
    return refused === null;
  };
}
