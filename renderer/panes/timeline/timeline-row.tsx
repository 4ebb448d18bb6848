import { memo } from 'react';
import { useIntl } from 'react-intl';
import { selectRow, type RowKind } from '../../../shared/domain/incident/timeline/select-row';
import { lineById } from '../../../shared/domain/incident/timeline/lines';
import type { FactId } from '../../../shared/domain/stated';
import { useClockWords, useIncident, useSettings } from '../../app/contexts';
import { ENTRY_GLYPHS } from '../../app/domain-words';
import { factWords, redactionWords } from '../../app/fact-words/fact-words';
import { dayWords, isSameDay, spanWords } from '../../app/time-words';
import { RowEnd } from './row-end';
import styles from './timeline.module.css';

type Props = {
  readonly id: FactId;
  /** The row above, for day and gap marks. */
  readonly before: FactId | null;
  readonly index: number;
  readonly count: number;
  readonly isSelected: boolean;
  /** It waits for a place to answer. */
  readonly isOnlyHere: boolean;
  readonly onPick: (id: FactId) => void;
  readonly onOpen: (id: FactId) => void;
};

const GLYPHS: { readonly [K in RowKind]: string } = {
  ...ENTRY_GLYPHS,
  milestone: '◆',
  role: '⇄',
  sent: '▸',
  task: '!',
  checklist: '▢',
  system: '⟲',
};
const GAP_MS = 15 * 60_000;

/** One line of the log: time, kind, who, words on one line, marks at the end. */
export const TimelineRow = memo(function TimelineRow(props: Props) {
  const { id, before, index, count, isSelected, isOnlyHere, onPick, onOpen } = props;
  const intl = useIntl();
  const clock = useClockWords();
  const zone = useSettings((settings) => settings.zone);
  const row = useIncident((incident) => selectRow(incident, id));
  const fact = useIncident((incident) => lineById(incident.lines, id)?.stated.fact);
  const above = useIncident((incident) => (before ? (lineById(incident.lines, before)?.time ?? null) : null));
  if (!row || !fact) return null;
  const told = row.redaction ? redactionWords(intl, row.redaction) : factWords(intl, fact, clock);
  const text = row.text ?? told;
  const gap = above !== null && row.time - above > GAP_MS ? row.time - above : null;
  const day = above !== null && !isSameDay(above, row.time, zone) ? dayWords(row.time, zone) : null;
  const mark =
    day ??
    (gap === null
      ? null
      : intl.formatMessage({ id: 'timeline.gap', defaultMessage: '{span} without a line' }, { span: spanWords(gap) }));
  return (
    <div
      id={`row-${id}`}
      role="option"
      aria-selected={isSelected}
      aria-setsize={count}
      aria-posinset={index + 1}
      className={styles.row}
      data-kind={row.kind}
      data-entry={row.text !== null}
      data-struck={row.struck !== null}
      data-redacted={row.redaction !== null}
      data-star={row.star}
      data-selected={isSelected}
      data-mark={mark}
      onClick={() => {
        onPick(id);
      }}
      onDoubleClick={() => {
        onOpen(id);
      }}
    >
      <time className={styles.time} dateTime={new Date(row.time).toISOString()}>
        {row.approximate ? '~' : ''}
        {clock(row.time, true).replace('Z', '')}
      </time>
      <span className={styles.glyph} aria-hidden="true">
        {row.star ? '★' : GLYPHS[row.kind]}
      </span>
      <span className={styles.who}>{shortName(row.who)}</span>
      <p className={styles.text}>
        {row.owner && !names(text, row.owner.name) ? (
          <span className={styles.owner}>@{shortName(row.owner.name)} </span>
        ) : null}
        <Words text={text} />
      </p>
      <RowEnd row={row} isOnlyHere={isOnlyHere} />
    </div>
  );
});

/** Whether the words name them already. */
const names = (text: string, name: string): boolean => text.toLowerCase().includes(shortName(name));

/** First name, lower case: as people call each other on a bridge. */
const shortName = (name: string): string => (name.trim().split(/\s+/)[0] ?? '').toLowerCase();

/** The text with its #systems marked. */
function Words({ text }: { readonly text: string }) {
  return text.split(/(#[\p{L}\p{N}][\p{L}\p{N}._-]*)/u).map((part, i) =>
    part.startsWith('#') ? (
      <span key={i} className={styles.tag}>
        {part}
      </span>
    ) : (
      part
    ),
  );
}
