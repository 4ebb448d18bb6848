import { flushSync } from 'react-dom';
import { useIntl } from 'react-intl';
import type { NewEntry } from '../../../shared/domain/incident/timeline/decide-timeline';
import type { EntryAdded } from '../../../shared/domain/incident/timeline/facts';
import { rowOf } from '../../../shared/domain/incident/timeline/select-row';
import { lineById } from '../../../shared/domain/incident/timeline/lines';
import type { FactId } from '../../../shared/domain/stated';
import { useActOrTell } from '../../app/acting';
import { useClockWords, useRoom } from '../../app/contexts';
import { factWords, redactionWords } from '../../app/fact-words/fact-words';
import { useCommand, useRegistry } from '../../app/use-command';
import type { EntryMode } from './entry-editor';
import { useCopyWords } from './use-copy-words';

type Ports = {
  readonly selected: FactId | null;
  readonly onInspect: (id: FactId) => void;
  readonly onRedact: (id: FactId) => void;
  readonly onEdit: (edit: { readonly mode: EntryMode; readonly id: FactId }) => void;
  readonly onFind: () => void;
};

/** What can be done to the selected row. Rows that other panes tell of cannot be corrected here. */
export function useEntryCommands({ selected, onInspect, onRedact, onEdit, onFind }: Ports): void {
  const intl = useIntl();
  const copy = useCopyWords();
  const clock = useClockWords();
  const { room } = useRoom();
  const act = useActOrTell();
  const registry = useRegistry();
  const line = selected ? lineById(room.store.getState().lines, selected) : undefined;
  const isEntry = line?.stated.fact.kind === 'entry-added/1' && !line.stated.lost;
  const noLine = selected ? null : intl.formatMessage({ id: 'off.no-line', defaultMessage: 'Choose a line first' });
  const notEntry =
    noLine ??
    (isEntry
      ? null
      : line?.stated.lost
        ? intl.formatMessage({ id: 'off.redacted', defaultMessage: 'This line was redacted' })
        : intl.formatMessage({ id: 'off.not-entry', defaultMessage: 'Another pane wrote this line; change it there' }));
  const edit = (mode: EntryMode) => () => {
    if (selected) onEdit({ mode, id: selected });
  };
  useCommand(
    'entry-inspect',
    () => {
      if (selected) onInspect(selected);
    },
    noLine,
  );
  useCommand('entry-time', edit('time'), notEntry);
  useCommand('entry-correct', edit('correct'), notEntry);
  useCommand('entry-retract', edit('retract'), notEntry);
  useCommand(
    'entry-use',
    edit('use'),
    notEntry ??
      (line && rowOf(room.store.getState(), line).isPrivileged
        ? intl.formatMessage({ id: 'off.privileged', defaultMessage: 'This line is kept out of what leaves the room' })
        : null),
  );
  useCommand('entry-insert', edit('insert'), noLine);
  useCommand(
    'entry-redact',
    () => {
      if (selected) onRedact(selected);
    },
    noLine,
  );
  useCommand('find', onFind);
  useCommand(
    'entry-star',
    () => {
      if (!selected) return;
      void act({ kind: 'star-entry', entry: selected, on: !room.store.getState().starred.has(selected) });
    },
    notEntry,
  );
  useCommand(
    'entry-privileged',
    () => {
      if (!selected || !line) return;
      void act({ kind: 'mark-privileged', entry: selected, on: !rowOf(room.store.getState(), line).isPrivileged });
    },
    notEntry,
  );
  const fact = line?.stated.fact;
  const isAction = isEntry && fact?.kind === 'entry-added/1' && fact.entry === 'action';
  const notAction =
    notEntry ??
    (isAction
      ? null
      : intl.formatMessage({ id: 'off.not-action', defaultMessage: 'This is no action; A makes it one' }));
  useCommand(
    'entry-action',
    () => {
      if (!selected || fact?.kind !== 'entry-added/1') return;
      void act({ kind: 'add-entries', entries: [actionFrom(fact, selected)] });
    },
    isAction ? intl.formatMessage({ id: 'off.is-action', defaultMessage: 'This is an action already' }) : notEntry,
  );
  useCommand(
    'entry-done',
    () => {
      if (selected) void act({ kind: 'mark-task', task: selected, mark: 'done', reason: '', happened: null });
    },
    notAction,
  );
  useCommand(
    'entry-assign',
    () => {
      const card = document.querySelector<HTMLElement>(`[data-card="${selected ?? ''}"]`);
      // The card is chosen, and its form open, before the next key: letters of a name are keys of the list.
      flushSync(() => card?.focus());
      registry.run('task-assign');
    },
    notAction,
  );
  useCommand(
    'entry-copy',
    () => {
      if (!line) return;
      const row = rowOf(room.store.getState(), line);
      const told = row.redaction ? redactionWords(intl, row.redaction) : factWords(intl, line.stated.fact, clock);
      const text = `${clock(row.time, true)} ${row.who}: ${row.text ?? told}`;
      void copy(text);
    },
    noLine,
  );
}

/** The same words as an order, pointing back at the line. Nobody's until it is given to somebody. */
const actionFrom = ({ text, owner, tags }: EntryAdded, line: FactId): NewEntry => ({
  entry: 'action',
  text,
  typed: text,
  happened: null,
  saidFor: null,
  owner,
  mentions: [],
  tags,
  timeboxMs: null,
  replyTo: line,
  star: false,
  piece: null,
  source: 'typed',
  blobs: [],
});
