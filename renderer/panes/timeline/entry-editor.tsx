import { useState } from 'react';
import { defineMessages, FormattedMessage, useIntl } from 'react-intl';
import type { IncidentCommand } from '../../../shared/domain/incident/decide';
import { readTime } from '../../../shared/domain/incident/timeline/line/read-time';
import { readLine } from '../../../shared/domain/incident/timeline/line/read-line';
import { lineAt, lineById, indexOfLine } from '../../../shared/domain/incident/timeline/lines';
import { entriesFrom } from '../../../shared/domain/incident/timeline/new-entry';
import { rowOf } from '../../../shared/domain/incident/timeline/select-row';
import type { FactId } from '../../../shared/domain/stated';
import { useAct } from '../../app/acting';
import { useRoom } from '../../app/contexts';
import { useLineContext } from '../../app/line/use-line-context';
import { Button } from '../../ui/button';
import { TextField } from '../../ui/text-field';
import styles from './timeline.module.css';

export type EditMode = 'time' | 'correct' | 'retract' | 'insert';
/** `use`: in messages, in a form of its own. */
export type EntryMode = EditMode | 'use';

const labels = defineMessages({
  time: { id: 'edit.time', defaultMessage: 'When it happened: 1042, 10:42Z or -10m' },
  correct: { id: 'edit.correct', defaultMessage: 'Correct the words; the old ones are kept' },
  retract: { id: 'edit.retract', defaultMessage: 'Why is it retracted? The line stays, struck out' },
  insert: { id: 'edit.insert', defaultMessage: 'Line to insert above; it takes a time between the two' },
});

/** One field under the list for what a key asked of a row. It covers nothing; Enter does it, Esc leaves it. */
export function EntryEditor({
  mode,
  id,
  onDone,
}: {
  readonly mode: EditMode;
  readonly id: FactId;
  readonly onDone: () => void;
}) {
  const intl = useIntl();
  const act = useAct();
  const { room } = useRoom();
  const read = useReadTyped(id);
  const line = lineById(room.store.getState().lines, id);
  const [typed, setTyped] = useState(mode === 'correct' && line ? (rowOf(room.store.getState(), line).text ?? '') : '');
  const [refused, setRefused] = useState<string>();

  async function submit(): Promise<void> {
    const isEmptied = mode === 'correct' && typed.trim() === '';
    if (isEmptied) {
      setRefused(
        intl.formatMessage({
          id: 'edit.emptied',
          defaultMessage: 'No words are left. To take the line back press Esc, then X: it stays, struck out.',
        }),
      );
      return;
    }
    const command = read(mode, typed);
    if (!command) {
      setRefused(
        intl.formatMessage({
          id: 'edit.not-a-time',
          defaultMessage: 'That is not a time. 1042, 10:42Z, -10m and 2026-11-21T10:42Z are; the old time is kept.',
        }),
      );
      return;
    }
    const why = await act(command);
    if (why === null) onDone();
    else setRefused(why);
  }

  return (
    <form
      className={styles.editor}
      onSubmit={(event) => {
        event.preventDefault();
        void submit();
      }}
      onKeyDown={(event) => {
        if (event.key !== 'Escape') return;
        event.stopPropagation();
        onDone();
      }}
    >
      <TextField
        label={intl.formatMessage(labels[mode])}
        value={typed}
        autoFocus
        error={refused}
        onChange={(event) => {
          setTyped(event.target.value);
        }}
      />
      <Button type="submit" variant="primary" keys="Enter">
        <FormattedMessage id="edit.do" defaultMessage="Do it" />
      </Button>
      <Button keys="Esc" onClick={onDone}>
        <FormattedMessage id="edit.leave" defaultMessage="Leave it" />
      </Button>
    </form>
  );
}

/** What the typed words ask for; null if they should be a time and are none. */
function useReadTyped(id: FactId): (mode: EditMode, typed: string) => IncidentCommand | null {
  const { room } = useRoom();
  const readNow = useLineContext();
  return (mode, typed) => {
    const incident = room.store.getState();
    const context = readNow();
    switch (mode) {
      case 'correct':
        return { kind: 'correct-entry', entry: id, text: typed };
      case 'retract':
        return { kind: 'retract-entry', entry: id, reason: typed };
      case 'time': {
        const at = readTime(typed, context);
        return at === null ? null : { kind: 'retime-entry', entry: id, at, approximate: false };
      }
      case 'insert': {
        const reading = readLine(typed, context);
        const happenedAt = reading.happenedAt ?? { at: between(incident.lines, id), approximate: true };
        return { kind: 'add-entries', entries: entriesFrom({ ...reading, happenedAt }) };
      }
    }
  };
}

/** Halfway between the row and the one above it. */
function between(lines: Parameters<typeof lineById>[0], id: FactId): number {
  const below = lineById(lines, id)?.time ?? 0;
  const above = lineAt(lines, indexOfLine(lines, id) - 1)?.time ?? below - 1_000;
  return Math.floor((above + below) / 2);
}
