import { FormattedMessage, useIntl } from 'react-intl';
import type { BookId, Listed } from '../../app/catalog';
import { Button } from '../../ui/button';
import { FormStrip } from '../../ui/form-strip';
import { Panel } from '../../ui/panel';
import styles from './home-screen.module.css';
import { LiveCard } from './live-card';

type Props = {
  readonly title: string;
  readonly entries: readonly Listed[];
  readonly selected: BookId | undefined;
  readonly onSelect: (book: BookId) => void;
  readonly onOpen: (book: BookId) => void;
  /** Sets it aside, or brings it back. */
  readonly onMove: (book: BookId) => void;
  /** The one of which it is asked why it can wait. */
  readonly asked: BookId | null;
  /** Null: done. Else why not, in words. */
  readonly onReason: (book: BookId, reason: string) => Promise<string | null>;
  readonly onLeave: (book: BookId) => void;
};

/** A pile of incidents that are not closed, ranked, each with why it stands there. */
export function LiveList({ title, entries, selected, onSelect, onOpen, onMove, asked, onReason, onLeave }: Props) {
  const intl = useIntl();
  if (entries.length === 0) return null;
  return (
    <Panel title={title} count={entries.length}>
      <ul className={styles.live}>
        {entries.map((entry) => (
          <li key={entry.book} className={styles.item} data-aside={entry.summary.setAside !== null}>
            <button
              type="button"
              id={cardId(entry.book)}
              className={styles.card}
              data-step
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
            <span className={styles.move} data-selected={entry.book === selected}>
              <Button
                size="small"
                variant="quiet"
                aria-describedby={cardId(entry.book)}
                onClick={() => {
                  onMove(entry.book);
                }}
              >
                {entry.summary.setAside ? (
                  <FormattedMessage id="home.bring-back" defaultMessage="Bring back" />
                ) : (
                  <FormattedMessage id="home.not-now" defaultMessage="Not now" />
                )}
              </Button>
            </span>
            {entry.book === asked ? (
              <FormStrip
                title={intl.formatMessage({ id: 'home.not-now', defaultMessage: 'Not now' })}
                note={intl.formatMessage({
                  id: 'home.not-now-note',
                  defaultMessage: 'It stands below the others until somebody brings it back, or it gets worse.',
                })}
                fields={[
                  {
                    kind: 'text',
                    id: 'reason',
                    label: intl.formatMessage({ id: 'home.why-wait', defaultMessage: 'Why it can wait, one line' }),
                    initial: '',
                  },
                ]}
                leaveWords={intl.formatMessage({ id: 'editor.leave', defaultMessage: 'Leave it' })}
                doWords={intl.formatMessage({ id: 'editor.do', defaultMessage: 'Log it' })}
                onLeave={() => {
                  onLeave(entry.book);
                }}
                onSubmit={({ reason = '' }) => onReason(entry.book, reason)}
              />
            ) : null}
          </li>
        ))}
      </ul>
    </Panel>
  );
}

const cardId = (book: BookId): string => `incident-${book}`;

/** The focus on that incident's card, wherever it stands now. */
export const focusCard = (book: BookId): void => document.getElementById(cardId(book))?.focus();

/** J, K and the arrows move between the cards. */
function step(event: React.KeyboardEvent<HTMLButtonElement>): void {
  const by = ['j', 'ArrowDown'].includes(event.key) ? 1 : ['k', 'ArrowUp'].includes(event.key) ? -1 : 0;
  if (by === 0 || event.ctrlKey || event.metaKey) return;
  const all = [
    ...document.querySelectorAll<HTMLElement>(
      '[data-scope~="incidents"] [data-step], [data-scope~="incidents"] tr[tabindex]',
    ),
  ];
  const next = all[all.indexOf(event.currentTarget) + by];
  if (!next) return;
  event.preventDefault();
  next.focus();
}
