import * as v from 'valibot';
import { MAX_ALERTS, type Alert } from './alert';
import { anyText, lineOf, linesOf, linkOf, severityOf, statusOf, timeOf } from './text';

const words = v.fallback(v.record(v.string(), anyText), {});
const one = v.object({
  status: anyText,
  labels: words,
  annotations: words,
  startsAt: anyText,
  generatorURL: anyText,
  dashboardURL: anyText,
});
type One = v.InferOutput<typeof one>;

/** Prometheus Alertmanager's webhook, version 4; Grafana's has the same shape and a few names more. */
const webhook = v.object({
  status: anyText,
  externalURL: anyText,
  commonLabels: words,
  commonAnnotations: words,
  alerts: v.array(v.unknown()),
});

/** Null if it has another shape. */
export function readAlertmanager(sent: unknown): readonly Alert[] | null {
  const parsed = v.safeParse(webhook, sent);
  if (!parsed.success) return null;
  const { status, externalURL, commonLabels, commonAnnotations, alerts } = parsed.output;
  const group = { status, labels: commonLabels, annotations: commonAnnotations, startsAt: '', generatorURL: '' };
  const whole: One = { ...group, dashboardURL: '' };
  // Every one of them was counted when it came: what is no alert stands for one all the same.
  const all = alerts.length === 0 ? [whole] : alerts.slice(0, MAX_ALERTS);
  return all.map((each): Alert => {
    const found = v.safeParse(one, each);
    const { labels, annotations, ...rest } = found.success ? found.output : whole;
    const merged = { labels: { ...commonLabels, ...labels }, annotations: { ...commonAnnotations, ...annotations } };
    return alertOf({ ...rest, ...merged, status: rest.status || status }, externalURL);
  });
}

const NAMED = new Set(['alertname', 'severity']);

function alertOf({ status, labels, annotations, startsAt, generatorURL, dashboardURL }: One, home: string): Alert {
  const { alertname = '', severity = '', priority = '', instance = '', job = '' } = labels;
  const { summary = '', title = '', description = '', message = '', runbook_url = '' } = annotations;
  const others = Object.entries(labels).filter(([name]) => !NAMED.has(name));
  return {
    status: statusOf(status),
    severity: severityOf(severity || priority),
    title: lineOf(summary || title || alertname),
    source: lineOf(instance || job),
    detail: linesOf(
      [summary || title ? alertname : '', description || message, runbook_url, others.map(asLabel).join(', ')]
        .filter((part) => part !== '')
        .join('\n'),
    ),
    link: linkOf(generatorURL) ?? linkOf(dashboardURL) ?? linkOf(home),
    startedAt: timeOf(startsAt),
  };
}

const asLabel = ([name, value]: readonly [string, string]): string => `${name}=${value}`;
