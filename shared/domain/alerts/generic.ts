import * as v from 'valibot';
import { MAX_ALERTS, type Alert } from './alert';
import { anyText, lineOf, linesOf, linkOf, severityOf, statusOf, timeOf } from './text';

/** Names that senders of all kinds use, the likeliest of each first. */
const NAMES = {
  title: ['summary', 'title', 'message', 'name', 'alias'],
  detail: ['details', 'description', 'body', 'text'],
  severity: ['severity', 'priority', 'level', 'urgency'],
  source: ['source', 'host', 'entity', 'service', 'instance'],
  status: ['status', 'action', 'event_action', 'state'],
  startedAt: ['timestamp', 'startsAt', 'time', 'date'],
  link: ['link', 'url', 'href'],
} as const;
type Field = keyof typeof NAMES;

const sending = v.record(v.string(), v.unknown());

/** Any JSON of one alert, or a list of them, in which a title or a detail is found; null if there is none. */
export function readGeneric(sent: unknown): readonly Alert[] | null {
  const all = Array.isArray(sent) ? (sent as readonly unknown[]).slice(0, MAX_ALERTS) : [sent];
  const read = all.map(alertIn);
  const found = read.filter((alert) => alert !== null);
  return found.length > 0 && found.length === read.length ? found : null;
}

function alertIn(sent: unknown): Alert | null {
  if (Array.isArray(sent)) return null;
  const parsed = v.safeParse(sending, sent);
  if (!parsed.success) return null;
  const said = (field: Field): string => {
    for (const name of NAMES[field]) {
      const text = v.parse(anyText, Object.hasOwn(parsed.output, name) ? parsed.output[name] : '');
      if (text !== '') return text;
    }
    return '';
  };
  const [title, detail] = [said('title'), said('detail')];
  if (title === '' && detail === '') return null;
  return {
    status: statusOf(said('status')),
    severity: severityOf(said('severity')),
    title: lineOf(title || detail),
    source: lineOf(said('source')),
    detail: linesOf(title === '' ? '' : detail),
    link: linkOf(said('link')),
    startedAt: timeOf(said('startedAt')),
  };
}
