import fc from 'fast-check';
import { expect, test } from 'vitest';
import { MAX_ALERTS } from '../../../../shared/domain/alerts/alert';
import { readAlerts } from '../../../../shared/domain/alerts/read-alerts';
import { ALERTMANAGER, GRAFANA, PAGERDUTY } from './samples';

const read = (sent: unknown) => readAlerts(JSON.stringify(sent));

test('every alert of an Alertmanager webhook is read by itself, with what the group has in common', () => {
  expect(read(ALERTMANAGER)).toEqual([
    {
      status: 'firing',
      severity: 'critical',
      title: 'Gateway answers 502 to 38 % of requests',
      source: 'gw-1:9100',
      detail:
        'HighErrorRate\nFor 5 minutes.\nRegion EU.\nhttps://runbooks.example/high-error-rate\njob=gateway, instance=gw-1:9100',
      link: 'http://prometheus.example:9090/graph?g0.expr=x',
      startedAt: Date.parse('2026-11-22T10:44:30.061Z'),
    },
    {
      status: 'firing',
      severity: 'warning',
      title: 'HighErrorRate',
      source: 'gw-2:9100',
      detail: 'https://runbooks.example/high-error-rate\njob=gateway, instance=gw-2:9100',
      link: 'http://alertmanager.example:9093',
      startedAt: null,
    },
    {
      status: 'resolved',
      severity: 'critical',
      title: 'Volume /var is full',
      source: 'gateway',
      detail: 'DiskFull\nhttps://runbooks.example/high-error-rate\njob=gateway',
      // What runs in a page is no link.
      link: 'http://alertmanager.example:9093',
      startedAt: Date.parse('2026-11-22T10:00:00Z'),
    },
  ]);
});

test('what Grafana sends is read by its alerts, not by its summary of them', () => {
  expect(read(GRAFANA)).toEqual([
    {
      status: 'firing',
      severity: 'unknown',
      title: 'High memory usage',
      source: '',
      detail: 'The system has high memory usage\nhttps://myrunbook.com/runbook/1234\nteam=blue, zone=us-1',
      link: 'https://play.grafana.org/alerting/1afz29v7z/edit',
      startedAt: Date.parse('2021-10-12T07:51:03.157Z'),
    },
  ]);
});

test('an event of PagerDuty is one alert, and what ends it names its key', () => {
  expect(read(PAGERDUTY)).toEqual([
    {
      status: 'firing',
      severity: 'critical',
      title: 'DISK at 99% on machine prod-datapipe03.example.com',
      source: 'prod-datapipe03.example.com',
      detail: 'mysql, prod-datapipe, disk\n{\n "free space": "1%",\n "ping time": "1500ms",\n "load avg": 0.75\n}',
      link: 'https://pagerduty.example/',
      startedAt: Date.parse('2015-07-17T08:42:58.315Z'),
    },
  ]);
  const ended = { routing_key: 'x', event_action: 'resolve', dedup_key: 'samplekeyhere-disk' };
  expect(read(ended)).toMatchObject([{ status: 'resolved', title: 'samplekeyhere-disk' }]);
  expect(read({ ...ended, event_action: 'acknowledge' })).toMatchObject([{ status: 'acknowledged' }]);
});

test.each([
  [
    { summary: 'Backup failed', details: 'Job 12', severity: 'P2', host: 'nas-1', status: 'open' },
    'Backup failed',
    'error',
    'firing',
    'nas-1',
  ],
  [{ title: 'Link down', level: 'WARN', source: 'sw-3', action: 'close' }, 'Link down', 'warning', 'resolved', 'sw-3'],
  [{ message: 'Slow', priority: 'P5', entity: 'db', status: 'acked' }, 'Slow', 'info', 'acknowledged', 'db'],
  [{ description: 'only this' }, 'only this', 'unknown', 'firing', ''],
  [{ message: 7, severity: 'purple', status: 'odd' }, '7', 'unknown', 'unknown', ''],
])('%j is read by the names that senders use', (sent, title, severity, status, source) => {
  expect(read(sent)).toMatchObject([{ title, severity, status, source }]);
});

test('a time may be text or a number of seconds or milliseconds', () => {
  const at = Date.parse('2026-11-22T10:44:30Z');
  for (const timestamp of ['2026-11-22T10:44:30Z', at, at / 1000, String(at / 1000)])
    expect(read({ title: 'x', timestamp })[0]?.startedAt).toBe(at);
  for (const timestamp of ['0001-01-01T00:00:00Z', 'soon', 1e300, -5, null, {}])
    expect(read({ title: 'x', timestamp })[0]?.startedAt).toBeNull();
});

test.each([
  ['https://a.example/x?y=1', 'https://a.example/x?y=1'],
  ['HTTP://a.example', 'HTTP://a.example'],
  ['javascript:alert(1)', null],
  [' javascript:alert(1)', null],
  ['data:text/html,x', null],
  ['file:///etc/passwd', null],
  ['https://a.example/"onclick=x', null],
  ['https://a.example/ b', null],
  ['https://a\u202Egpj.example', null],
  [7, null],
])('%j as a link is %j', (link, kept) => {
  expect(read({ title: 'x', link })[0]?.link).toBe(kept);
});

const UNREAD = {
  status: 'unknown',
  severity: 'unknown',
  title: '',
  source: '',
  detail: '',
  link: null,
  startedAt: null,
};

test.each(['null', '7', '"text"', '[]', '{}', '[[]]', '{"alerts":7}', '{"event_action":"dance"}', 'no json', ''])(
  'what nobody can read (%s) is one alert without words',
  (body) => {
    expect(readAlerts(body)).toEqual([UNREAD]);
  },
);

test('words that are long, unseen or turn others around do no harm', () => {
  const [alert] = read({
    title: `a\u0000b\u202Ec\r\nd ${'x'.repeat(1_000_000)}`,
    link: `https://a.example/${'x'.repeat(3_000)}`,
    details: `one\r\ntwo\u0007\n${'y'.repeat(1_000_000)}`,
  });
  expect(alert?.title).toMatch(/^a b c d x+…$/);
  expect(alert?.title).toHaveLength(300);
  expect(alert?.detail).toMatch(/^one\ntwo\ny+…$/);
  expect(alert?.detail).toHaveLength(8_000);
  expect(alert?.link).toBeNull();
});

test('names that mean something to the language mean nothing here', () => {
  const body =
    '{"__proto__":{"title":"owned","polluted":1},"constructor":{"prototype":{}},"title":"plain","toString":1}';
  expect(readAlerts(body)).toMatchObject([{ title: 'plain' }]);
  const labels = '{"alerts":[{"labels":{"__proto__":"x","alertname":"A","constructor":"c"}}]}';
  expect(readAlerts(labels)).toMatchObject([{ title: 'A' }]);
  expect(({} as { polluted?: number }).polluted).toBeUndefined();
});

test('what is nested or listed without end is read as far as anybody looks', () => {
  const deep = `${'['.repeat(200_000)}${']'.repeat(200_000)}`;
  expect(readAlerts(deep)).toHaveLength(1);
  const event = `{"event_action":"trigger","payload":{"summary":"s","custom_details":${deep}}}`;
  expect(readAlerts(event)).toMatchObject([{ title: 's' }]);
  expect(readAlerts(`{"alerts":[${'{},'.repeat(200_000)}{}]}`)).toHaveLength(MAX_ALERTS);
});

/** Any JSON, under names that the formats know and others. */
const names = fc.constantFrom(
  ...['alerts', 'labels', 'annotations', 'status', 'payload', 'summary', 'title', 'links', 'href', 'severity'],
  ...[
    'event_action',
    'custom_details',
    'commonLabels',
    'startsAt',
    'link',
    'details',
    '__proto__',
    'constructor',
    'odd',
  ],
);
const hostile = fc.letrec((tie) => ({
  value: fc.oneof(
    { maxDepth: 5 },
    fc.jsonValue(),
    fc.string({ unit: 'binary' }),
    fc.constantFrom('trigger', 'firing', 'javascript:alert(1)', 'https://x.example/', '\u202E', '2026-01-01'),
    fc.array(tie('value'), { maxLength: 4 }),
    fc.dictionary(names, tie('value'), { maxKeys: 8, noNullPrototype: false }),
  ),
})).value;

test('whatever comes, it is read as at least one alert that is fit to be shown', () => {
  fc.assert(
    fc.property(
      fc.oneof(
        hostile.map((one) => JSON.stringify(one)),
        fc.string(),
      ),
      (body) => {
        const alerts = readAlerts(body);
        expect(alerts.length).toBeGreaterThan(0);
        for (const { title, source, detail, link, startedAt } of alerts) {
          for (const line of [title, source]) expect(line).not.toMatch(/[\p{Cc}\u202A-\u202E\u2066-\u2069]/u);
          for (const text of [title, source, detail]) expect(text).not.toMatch(/\p{Cs}/u);
          expect(link === null || /^https?:\/\//i.test(link)).toBe(true);
          expect(startedAt === null || new Date(startedAt).getTime() === startedAt).toBe(true);
        }
      },
    ),
    { numRuns: 2_000 },
  );
});
