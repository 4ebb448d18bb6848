import type { IntlShape } from 'react-intl';
import type { Argument } from '../../../shared/bridge';
import { triage } from '../../../shared/domain/incident/triage/rank';
import type { Listed, BookId } from '../catalog';

export type LiveIncident = Argument<'live'>['incidents'][number];

const MOST = 9;
const MAX_TITLE = 60;

/**
 * The incidents that go on as the tray's menu offers them, most pressing first, those set aside last. Anybody at the
 * laptop may read it: a restricted one shows no title.
 */
export function liveIncidents(intl: IntlShape, listed: ReadonlyMap<BookId, Listed>, now: number): LiveIncident[] {
  const { now: pressing, notNow } = triage([...listed.values()], now);
  return [...pressing, ...notNow]
    .filter(({ summary }) => summary.endedAt === null && summary.mergedInto === null)
    .slice(0, MOST)
    .map(({ book, summary: { severity, reference, readers, title } }) => {
      const named = title.trim() || intl.formatMessage({ id: 'untitled', defaultMessage: 'Untitled' });
      const shown = readers === null ? `${named.slice(0, MAX_TITLE)} · ${reference}` : reference;
      return { book, label: `SEV${String(severity)} ${shown}`.slice(0, 200) };
    });
}
