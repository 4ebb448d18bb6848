import type { Alert } from './alert';
import { readAlertmanager } from './alertmanager';
import { readGeneric } from './generic';
import { readPagerDuty } from './pagerduty';
import { NO_TEXT } from './text';

/** What is surer of a shape first. */
const READERS = [readAlertmanager, readPagerDuty, readGeneric];

const UNREAD: Alert = {
  status: 'unknown',
  severity: 'unknown',
  title: NO_TEXT,
  source: NO_TEXT,
  detail: NO_TEXT,
  link: null,
  startedAt: null,
};

/**
 * The alerts of what was sent at once, at least one: read as the format that it has, whatever it was sent as. What nobody
 * can read is one alert without words; what was sent stays beside it. Pure and total.
 */
export function readAlerts(body: string): readonly Alert[] {
  const sent = jsonIn(body);
  for (const read of READERS) {
    const alerts = read(sent);
    if (alerts) return alerts;
  }
  return [UNREAD];
}

function jsonIn(body: string): unknown {
  try {
    return JSON.parse(body);
  } catch {
    return null;
  }
}
