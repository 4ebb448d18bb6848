import type { IntlShape } from 'react-intl';
import type { Argument } from '../../../shared/bridge';
import { selectAccess } from '../../../shared/domain/incident/access/select-access';
import { isLate, type Due } from '../../../shared/domain/incident/due/due';
import { concerns } from '../../../shared/domain/incident/due/concerns';
import { selectReference } from '../../../shared/domain/incident/header/select-header';
import type { Writer } from '../../../shared/domain/stated';
import type { Catalog } from '../catalog';
import { callsTo } from './calls';
import { duesOfAll, type RoomDue } from './dues';
import type { SavedState } from '../notices';
import { dueTitle } from './due-words';

type Reminders = Argument<'reminders'>;
type Alarm = Reminders['alarms'][number];

const MINUTE_MS = 60_000;
/** "Due in five minutes", where the interval is long enough for it. */
const BEFORE_MS = 5 * MINUTE_MS;
/** Overdue is said again this often, and no more than three times. */
const AGAIN_MS = 10 * MINUTE_MS;
const TIMES_AGAIN = 3;
/** Sooner than that the page looks again. */
const AHEAD_MS = 60 * MINUTE_MS;
/** A page sends no more than this many. */
const MOST = 100;

type Around = {
  readonly intl: IntlShape;
  readonly catalog: Catalog;
  readonly me: Writer;
  readonly saved: SavedState;
  readonly now: number;
};

/** What the system should remind this person of within the hour, worst first. */
export function remindersAt({ intl, catalog, me, saved, now }: Around): Reminders {
  const all = duesOfAll(catalog, now);
  const mine = all.filter(({ book, due }) => {
    const incident = catalog.opened(book)?.store.getState();
    return incident && due.what.kind !== 'item' && concerns(incident, due.what, me);
  });
  // What was set aside for the others waits, and is no alarm.
  const late = all.filter(({ due, isAside }) => !isAside && isLate(due)).length;
  return {
    late,
    alarms: [
      ...callsTo({ intl, catalog, me, saved, hidden: hiddenWords(intl) }),
      ...mine.flatMap((one) => alarmsOf(intl, catalog, one)),
    ]
      .filter(({ at }) => at <= now + AHEAD_MS)
      .slice(0, MOST),
    words: {
      many: intl.formatMessage(
        { id: 'reminders.many', defaultMessage: '{count} things are due' },
        { count: '{count}' },
      ),
      hidden: hiddenWords(intl),
      tray: intl.formatMessage(
        { id: 'reminders.tray', defaultMessage: '{late, plural, =0 {Nothing overdue} other {# overdue}}' },
        { late },
      ),
      pause: intl.formatMessage({ id: 'reminders.pause', defaultMessage: 'Pause reminders for 15 minutes' }),
      resume: intl.formatMessage({ id: 'reminders.resume', defaultMessage: 'Remind me again' }),
    },
  };
}

const hiddenWords = (intl: IntlShape): string =>
  intl.formatMessage({ id: 'reminders.restricted', defaultMessage: 'Something is due' });

function alarmsOf(intl: IntlShape, catalog: Catalog, { book, due, isAside }: RoomDue): readonly Alarm[] {
  const incident = catalog.opened(book)?.store.getState();
  if (!incident) return [];
  // What the system shows, others in the room and a locked screen show as well.
  const isSecret = selectAccess(incident) !== null;
  const title = isSecret ? hiddenWords(intl) : dueTitle(intl, due.what);
  const thing = `${book} ${due.id}`;
  return momentsOf(due).map(({ at, state }) => ({
    id: `${thing} ${String(at)}`.slice(0, 200),
    thing: thing.slice(0, 200),
    at,
    title: `${title}: ${stateWords(intl, state)}`.slice(0, 300),
    body: selectReference(incident),
    breaksThrough: due.what.kind === 'no-commander' && !isAside,
    book,
    due: due.id.slice(0, 200),
  }));
}

type Moment = { readonly at: number; readonly state: 'soon' | 'now' | 'late' };

function momentsOf({ what, dueAt, soonAt }: Due): readonly Moment[] {
  if (!Number.isFinite(dueAt)) return [{ at: soonAt, state: 'now' }];
  const again = Array.from({ length: TIMES_AGAIN }, (_, i) => ({
    at: dueAt + (i + 1) * AGAIN_MS,
    state: 'late' as const,
  }));
  const soon =
    what.kind === 'update' && dueAt - BEFORE_MS > soonAt ? [{ at: dueAt - BEFORE_MS, state: 'soon' as const }] : [];
  return [...soon, { at: dueAt, state: 'now' }, ...again];
}

const stateWords = (intl: IntlShape, state: Moment['state']): string =>
  intl.formatMessage(
    { id: 'reminders.state', defaultMessage: '{state, select, soon {due in five minutes} late {overdue} other {now}}' },
    { state },
  );
