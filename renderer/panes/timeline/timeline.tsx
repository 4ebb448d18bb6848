import { useCallback, useMemo, useRef, useState } from 'react';
import { useIntl } from 'react-intl';
import { Virtuoso, type VirtuosoHandle } from 'react-virtuoso';
import { indexOfLine, lineAt } from '../../../shared/domain/incident/timeline/lines';
import { filterLines, type TimelineFilter } from '../../../shared/domain/incident/timeline/select-timeline';
import type { FactId } from '../../../shared/domain/stated';
import { useRoom, useWholeIncident } from '../../app/contexts';
import { useOnlyHere } from '../../app/sync/use-whereabouts';
import { EmptyLog } from './empty-log';
import { EntryEditor, type EntryMode } from './entry-editor';
import { EntryUse } from './entry-use';
import { NewerLines } from './newer-lines';
import { RedactDialog } from './redact-dialog';
import { TimelineFilters } from './timeline-filters';
import { TimelineRow } from './timeline-row';
import { TimelineScroller, type ScrollerContext } from './timeline-scroller';
import styles from './timeline.module.css';
import { useEntryCommands } from './use-entry-commands';
import { useRowHeight } from './use-row-height';

type Props = {
  readonly selected: FactId | null;
  readonly onSelect: (id: FactId | null) => void;
  readonly isInspecting: boolean;
  readonly onInspect: (id: FactId | null) => void;
  readonly onLeave: () => void;
};

/** The log: newest last, following the tail unless scrolled up. Rows keep one height, so that 100,000 scroll like ten. */
export function Timeline({ selected, onSelect, isInspecting, onInspect, onLeave }: Props) {
  const intl = useIntl();
  const incident = useWholeIncident();
  const list = useRef<VirtuosoHandle>(null);
  const [filter, setFilter] = useState<TimelineFilter>('all');
  const [words, setWords] = useState<string | null>(null);
  const [edit, setEdit] = useState<{ readonly mode: EntryMode; readonly id: FactId } | null>(null);
  const [redacting, setRedacting] = useState<FactId | null>(null);
  const [isAtEnd, setAtEnd] = useState(true);
  const rowHeight = useRowHeight();
  const isOnlyHere = useOnlyHere(useRoom().room.book);

  const filtered = useMemo(() => filterLines(incident, filter, words ?? ''), [incident, filter, words]);
  const count = filtered?.length ?? incident.lines.size;
  const idAt = useCallback(
    (index: number): FactId | null => (filtered ? filtered[index] : lineAt(incident.lines, index))?.stated.id ?? null,
    [filtered, incident],
  );
  const indexOf = (id: FactId): number =>
    filtered ? filtered.findIndex((line) => line.stated.id === id) : indexOfLine(incident.lines, id);
  const at = selected ? indexOf(selected) : -1;

  const select = (index: number): void => {
    const clamped = Math.max(0, Math.min(count - 1, index));
    onSelect(idAt(clamped));
    list.current?.scrollIntoView({ index: clamped });
  };
  useEntryCommands({
    selected: at < 0 ? null : selected,
    onInspect,
    onRedact: setRedacting,
    onEdit: setEdit,
    onFind: () => {
      setWords((now) => now ?? '');
    },
  });

  const leave = () => {
    onSelect(null);
    onLeave();
  };
  const context: ScrollerContext = {
    name: intl.formatMessage({ id: 'timeline.name', defaultMessage: 'Timeline' }),
    activeId: at < 0 ? undefined : `row-${String(selected)}`,
    at,
    count,
    page: 12,
    onMove: select,
    onLeave: leave,
    // Never into the composer: pressed once more than needed, the keys that follow would be typed there.
    onEscape: () => {
      if (isInspecting) onInspect(null);
      else onSelect(null);
    },
  };

  const backToList = () => {
    setEdit(null);
    document.querySelector<HTMLElement>('[data-scope="timeline"] [role="listbox"]')?.focus();
  };

  return (
    <section
      className={styles.timeline}
      aria-label={intl.formatMessage({ id: 'timeline.pane', defaultMessage: 'Log' })}
    >
      <TimelineFilters filter={filter} onFilter={setFilter} words={words} onWords={setWords} found={count} />
      <div className={styles.body} data-scope="timeline">
        {count === 0 ? (
          <EmptyLog isFiltered={incident.lines.size > 0} />
        ) : (
          <Virtuoso
            ref={list}
            className={styles.list}
            context={context}
            components={{ Scroller: TimelineScroller }}
            totalCount={count}
            fixedItemHeight={rowHeight}
            alignToBottom
            initialTopMostItemIndex={count - 1}
            followOutput={(isBottom) => (isBottom ? 'auto' : false)}
            atBottomThreshold={rowHeight}
            atBottomStateChange={setAtEnd}
            increaseViewportBy={200}
            computeItemKey={(index) => idAt(index) ?? index}
            itemContent={(index) => {
              const id = idAt(index);
              return id ? (
                <TimelineRow
                  id={id}
                  before={idAt(index - 1)}
                  index={index}
                  count={count}
                  isSelected={id === selected}
                  isOnlyHere={isOnlyHere(id)}
                  onPick={onSelect}
                  onOpen={onInspect}
                />
              ) : null;
            }}
          />
        )}
        {isAtEnd ? null : (
          <NewerLines
            count={count}
            onShow={() => {
              list.current?.scrollToIndex({ index: count - 1, align: 'end' });
            }}
          />
        )}
      </div>
      {redacting ? (
        <RedactDialog
          id={redacting}
          onDone={() => {
            setRedacting(null);
          }}
        />
      ) : null}
      {edit?.mode === 'use' ? (
        <EntryUse key={edit.id} id={edit.id} onDone={backToList} />
      ) : edit ? (
        <EntryEditor key={`${edit.mode}${edit.id}`} mode={edit.mode} id={edit.id} onDone={backToList} />
      ) : null}
    </section>
  );
}
