import type { Brand } from '../../base/brand';

/** Words from outside, fit to be shown: of bounded length, without anything that is not seen or turns others around. */
export type AlertText = Brand<string, 'AlertText'>;

export type AlertStatus = 'firing' | 'acknowledged' | 'resolved' | 'unknown';
export type AlertSeverity = 'critical' | 'error' | 'warning' | 'info' | 'unknown';

/** One alert as its sender means it. Every word in it comes from outside. */
export type Alert = {
  readonly status: AlertStatus;
  readonly severity: AlertSeverity;
  /** One line; empty where nothing was understood. */
  readonly title: AlertText;
  /** What watches, or is watched; empty if it was not said. */
  readonly source: AlertText;
  /** Lines; empty if there are none. */
  readonly detail: AlertText;
  /** An address that begins with https:// or http://; null if none was given. */
  readonly link: string | null;
  /** When it began, by the sender's clock, ms since epoch; null if it was not said. */
  readonly startedAt: number | null;
};

/** Of one notification, as many alerts are read: there is no room for more on any screen. */
export const MAX_ALERTS = 5_000;
