import type { AlertPage, Bridge, KeptNotification } from '../../../shared/bridge';
import type { Alert } from '../../../shared/domain/alerts/alert';
import { readAlerts } from '../../../shared/domain/alerts/read-alerts';

/** One alert, and how it came. `by`: the name of its way in. `receivedAt`: ms since epoch, by the hub's clock. `body`: as it was sent. */
export type AlertRow = Alert & {
  readonly key: string;
  readonly by: string;
  readonly receivedAt: number;
  readonly body: string;
};

/** The newest alerts of this laptop. `all`: how many are kept. `letGo`: how many more went from the hubs. */
export type ReadAlerts = {
  readonly rows: readonly AlertRow[];
  readonly all: number;
  readonly letGo: number;
  readonly hasMore: boolean;
};

/** Reads so many of the newest. `known`: what was read before, by notification; whatever is no longer shown leaves it. */
export async function readAlertRows(
  bridge: Bridge,
  count: number,
  known: Map<string, readonly AlertRow[]>,
): Promise<ReadAlerts> {
  const rows: AlertRow[] = [];
  const seen = new Set<string>();
  for (let before: string | null = null; ;) {
    const page: AlertPage = await bridge.call('alerts', { before });
    const { notifications, next, alerts, letGo } = page;
    for (const one of notifications) {
      const read = known.get(one.id) ?? rowsOf(one);
      known.set(one.id, read);
      seen.add(one.id);
      rows.push(...read);
    }
    before = next;
    if (rows.length < count && next !== null) continue;
    for (const id of known.keys()) if (!seen.has(id)) known.delete(id);
    return { rows: rows.slice(0, count), all: alerts, letGo, hasMore: rows.length > count || next !== null };
  }
}

const rowsOf = ({ id, by, at, body }: KeptNotification): readonly AlertRow[] =>
  readAlerts(body).map((alert, i) => ({ ...alert, key: `${id}/${String(i)}`, by, receivedAt: at, body }));
