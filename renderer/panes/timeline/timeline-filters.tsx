import { useEffect, useRef } from 'react';
import { defineMessages, FormattedMessage, useIntl } from 'react-intl';
import { countLines, type TimelineFilter } from '../../../shared/domain/incident/timeline/select-timeline';
import { useIncident, useSettings } from '../../app/contexts';
import { FilterChips } from '../../ui/filter-chips';
import { Keys } from '../../ui/keys';
import { Strip } from '../../ui/strip';
import { TextField } from '../../ui/text-field';
import styles from './timeline.module.css';

type Props = {
  readonly filter: TimelineFilter;
  readonly onFilter: (filter: TimelineFilter) => void;
  /** Null: no search is open. */
  readonly words: string | null;
  readonly onWords: (words: string | null) => void;
  readonly found: number;
};

const labels = defineMessages({
  all: { id: 'filter.all', defaultMessage: 'All' },
  logged: { id: 'filter.logged', defaultMessage: 'Logged by people' },
  decision: { id: 'filter.decision', defaultMessage: 'Decisions' },
  action: { id: 'filter.action', defaultMessage: 'Actions' },
  question: { id: 'filter.question', defaultMessage: 'Questions' },
  key: { id: 'filter.key', defaultMessage: 'Key' },
});
const SHOWN: readonly { readonly id: TimelineFilter; readonly glyph?: string }[] = [
  { id: 'all' },
  { id: 'decision', glyph: '◆' },
  { id: 'action', glyph: '!' },
  { id: 'key', glyph: '★' },
  { id: 'logged' },
];

/** The line over the log: what is shown, how many there are, and the search. */
export function TimelineFilters({ filter, onFilter, words, onWords, found }: Props) {
  const intl = useIntl();
  const zone = useSettings((settings) => settings.zone);
  const counts = useIncident((incident) => SHOWN.map(({ id }) => countLines(incident, id)));
  const box = useRef<HTMLDivElement>(null);
  const isOpen = words !== null;
  useEffect(() => {
    if (isOpen) box.current?.querySelector('input')?.focus();
  }, [isOpen]);
  return (
    <Strip
      end={
        <span className={styles.zone}>
          {zone === 'utc' ? (
            <FormattedMessage id="zone.utc" defaultMessage="UTC" />
          ) : (
            <FormattedMessage id="zone.local" defaultMessage="Local time" />
          )}{' '}
          <Keys keys="Ctrl+Shift+U" />
        </span>
      }
    >
      <FilterChips
        name={intl.formatMessage({ id: 'filter.name', defaultMessage: 'Lines shown' })}
        chips={SHOWN.map(({ id, glyph }, i) => ({
          id,
          label: intl.formatMessage(labels[id]),
          ...(glyph && { glyph }),
          ...(id !== 'logged' && { count: counts[i] ?? 0 }),
        }))}
        pressed={[filter]}
        onToggle={(id) => {
          onFilter(id === filter ? 'all' : (id as TimelineFilter));
        }}
      />
      {words === null ? null : (
        <div ref={box} className={styles.find}>
          <TextField
            label={intl.formatMessage({ id: 'find.label', defaultMessage: 'Find in the timeline' })}
            isLabelHidden
            value={words}
            placeholder={intl.formatMessage(
              { id: 'find.placeholder', defaultMessage: 'Find · {found, plural, one {# line} other {# lines}}' },
              { found },
            )}
            onChange={(event) => {
              onWords(event.target.value);
            }}
            onKeyDown={(event) => {
              if (event.key === 'Escape') onWords(null);
            }}
          />
        </div>
      )}
    </Strip>
  );
}
