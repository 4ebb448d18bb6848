import { FormattedMessage, useIntl } from 'react-intl';
import { useStore } from 'zustand';
import { isLate } from '../../../shared/domain/incident/due/due';
import { selectDues } from '../../../shared/domain/incident/due/select-dues';
import { selectElapsedMs } from '../../../shared/domain/incident/header/select-header';
import type { Incident } from '../../../shared/domain/incident/incident';
import type { BookId, Listed } from '../../app/catalog';
import { useTime } from '../../app/contexts';
import { phaseWords, readersWords, RESTRICTED_GLYPH, severityWords } from '../../app/domain-words';
import { dueSpan, dueTitle } from '../../app/due-words';
import { elapsedWords } from '../../app/time-words';
import { Chip } from '../../ui/chip';
import { Panel } from '../../ui/panel';
import { SeverityChip } from '../../ui/severity-chip';
import type { Room } from '../../app/room';
import styles from './home-screen.module.css';

type Props = {
  readonly entries: readonly Listed[];
  readonly selected: BookId | undefined;
  readonly onSelect: (book: BookId) => void;
  readonly onOpen: (book: BookId) => void;
};

/** Incidents that are not closed, worst first, each with the one thing that is most late. */
export function LiveList({ entries, selected, onSelect, onOpen }: Props) {
  const intl = useIntl();
  if (entries.length === 0) return null;
  return (
    <Panel title={intl.formatMessage({ id: 'home.live', defaultMessage: 'Live' })} count={entries.length}>
      <ul className={styles.live}>
        {entries.map((entry) => (
          <li key={entry.book}>
            <button
              type="button"
              className={styles.card}
              data-selected={entry.book === selected}
              onFocus={() => {
                onSelect(entry.book);
              }}
              onClick={() => {
                onOpen(entry.book);
              }}
              onKeyDown={(event) => {
                step(event);
              }}
            >
              <LiveCard entry={entry} />
            </button>
          </li>
        ))}
      </ul>
    </Panel>
  );
}

function LiveCard({ entry: { summary, room } }: { readonly entry: Listed }) {
  const intl = useIntl();
  return (
    <>
      <SeverityChip level={summary.severity} label={severityWords(intl, summary.severity)} />
      <span className={styles.title}>
        {summary.title || intl.formatMessage({ id: 'untitled', defaultMessage: 'Untitled' })}
      </span>
      <span className={styles.phase}>{phaseWords(intl, summary.phase)}</span>
      {room ? <RoomElapsed room={room} /> : <span />}
      {summary.commander === null ? (
        <Chip tone="notice" glyph="!">
          <FormattedMessage id="home.no-commander" defaultMessage="No commander" />
        </Chip>
      ) : (
        <span>{summary.commander}</span>
      )}
      <span className={styles.under}>
        <span className={styles.reference}>{summary.reference}</span>
        {room ? <RoomDue room={room} /> : null}
        {summary.readers === null ? null : (
          <Chip tone="plain" glyph={RESTRICTED_GLYPH}>
            {readersWords(intl, summary.readers)}
          </Chip>
        )}
        <span>
          <FormattedMessage
            id="home.lines"
            defaultMessage="{lines, plural, one {# line} other {# lines}}"
            values={{ lines: summary.lines }}
          />
        </span>
      </span>
    </>
  );
}

const useRoomView = (room: Room): Incident => useStore(room.store);

function RoomElapsed({ room }: { readonly room: Room }) {
  const now = useTime();
  return <time className={styles.elapsed}>{elapsedWords(selectElapsedMs(useRoomView(room), now))}</time>;
}

/** The worst thing, and how many more are late. */
function RoomDue({ room }: { readonly room: Room }) {
  const intl = useIntl();
  const now = useTime();
  // Lists have their own place: here stands what others wait for.
  const dues = selectDues(useRoomView(room), now).filter(({ what }) => what.kind !== 'item');
  const [worst] = dues;
  if (!worst) return null;
  const late = dues.filter(isLate).length;
  const words = [dueTitle(intl, worst.what), dueSpan(intl, worst, now)].filter((part) => part !== null).join(' ');
  if (late === 0) return <span>{words}</span>;
  return (
    <>
      <Chip tone="critical" glyph="!">
        {words}
      </Chip>
      {late > 1 ? (
        <span>
          <FormattedMessage
            id="home.late"
            defaultMessage="and {more, number} more overdue"
            values={{ more: late - 1 }}
          />
        </span>
      ) : null}
    </>
  );
}

/** J, K and the arrows move between the cards. */
function step(event: React.KeyboardEvent<HTMLButtonElement>): void {
  const by = ['j', 'ArrowDown'].includes(event.key) ? 1 : ['k', 'ArrowUp'].includes(event.key) ? -1 : 0;
  if (by === 0 || event.ctrlKey || event.metaKey) return;
  const all = [
    ...document.querySelectorAll<HTMLElement>(
      '[data-scope~="incidents"] button, [data-scope~="incidents"] tr[tabindex]',
    ),
  ];
  const next = all[all.indexOf(event.currentTarget) + by];
  if (!next) return;
  event.preventDefault();
  next.focus();
}
