import * as v from 'valibot';
import type { Alert } from './alert';
import { anyText, lineOf, linesOf, linkOf, severityOf, statusOf, timeOf } from './text';

const payload = v.object({
  summary: anyText,
  source: anyText,
  severity: anyText,
  timestamp: anyText,
  component: anyText,
  group: anyText,
  class: anyText,
  custom_details: v.optional(v.unknown()),
});
type Payload = v.InferOutput<typeof payload>;

/** PagerDuty's Events API, version 2. What ends an alert names only its key. */
const event = v.object({
  event_action: v.picklist(['trigger', 'acknowledge', 'resolve']),
  dedup_key: anyText,
  client: anyText,
  client_url: anyText,
  payload: v.fallback(v.nullish(payload), null),
  links: v.fallback(v.array(v.fallback(v.object({ href: anyText }), { href: '' })), []),
});

/** Null if it has another shape. */
export function readPagerDuty(sent: unknown): readonly Alert[] | null {
  const parsed = v.safeParse(event, sent);
  if (!parsed.success) return null;
  const { event_action, dedup_key, client, client_url, payload: said, links } = parsed.output;
  return [
    {
      status: statusOf(event_action),
      severity: severityOf(said?.severity ?? ''),
      title: lineOf(said?.summary || dedup_key),
      source: lineOf(said?.source || client),
      detail: linesOf(said ? detailOf(said) : ''),
      link:
        links.slice(0, 20).reduce<string | null>((found, { href }) => found ?? linkOf(href), null) ??
        linkOf(client_url),
      startedAt: timeOf(said?.timestamp ?? ''),
    },
  ];
}

function detailOf({ component, group, class: kind, custom_details: details }: Payload): string {
  const where = [component, group, kind].filter((part) => part !== '').join(', ');
  return [where, typeof details === 'string' ? details : jsonOf(details)].filter((part) => part !== '').join('\n');
}

/** Empty where it is nested deeper than can be written out. */
function jsonOf(details: unknown): string {
  try {
    return details === undefined || details === null ? '' : JSON.stringify(details, null, 1);
  } catch {
    return '';
  }
}
