/** As Alertmanager 0.27 sends it: two that fire, one that is over. */
export const ALERTMANAGER = {
  version: '4',
  groupKey: '{}:{alertname="HighErrorRate"}',
  truncatedAlerts: 0,
  status: 'firing',
  receiver: 'holdfast',
  groupLabels: { alertname: 'HighErrorRate' },
  commonLabels: { alertname: 'HighErrorRate', job: 'gateway' },
  commonAnnotations: { runbook_url: 'https://runbooks.example/high-error-rate' },
  externalURL: 'http://alertmanager.example:9093',
  alerts: [
    {
      status: 'firing',
      labels: { alertname: 'HighErrorRate', job: 'gateway', instance: 'gw-1:9100', severity: 'critical' },
      annotations: { summary: 'Gateway answers 502 to 38 % of requests', description: 'For 5 minutes.\nRegion EU.' },
      startsAt: '2026-11-22T10:44:30.061Z',
      endsAt: '0001-01-01T00:00:00Z',
      generatorURL: 'http://prometheus.example:9090/graph?g0.expr=x',
      fingerprint: '1e7e2ba4f0e9c3a1',
    },
    {
      status: 'firing',
      labels: { alertname: 'HighErrorRate', job: 'gateway', instance: 'gw-2:9100', severity: 'warning' },
      annotations: {},
      startsAt: '0001-01-01T00:00:00Z',
      endsAt: '0001-01-01T00:00:00Z',
      generatorURL: '',
    },
    {
      status: 'resolved',
      labels: { alertname: 'DiskFull', severity: 'page' },
      annotations: { summary: 'Volume /var is full' },
      startsAt: '2026-11-22T10:00:00Z',
      endsAt: '2026-11-22T10:40:00Z',
      generatorURL: 'javascript:alert(1)',
    },
  ],
};

/** As Grafana 10 sends it. */
export const GRAFANA = {
  receiver: 'holdfast',
  status: 'firing',
  orgId: 1,
  alerts: [
    {
      status: 'firing',
      labels: { alertname: 'High memory usage', team: 'blue', zone: 'us-1' },
      annotations: {
        description: 'The system has high memory usage',
        runbook_url: 'https://myrunbook.com/runbook/1234',
      },
      startsAt: '2021-10-12T09:51:03.157076+02:00',
      endsAt: '0001-01-01T00:00:00Z',
      generatorURL: 'https://play.grafana.org/alerting/1afz29v7z/edit',
      fingerprint: 'c6eadffa33fcdf37',
      silenceURL: 'https://play.grafana.org/alerting/silence/new?alertmanager=grafana',
      dashboardURL: '',
      panelURL: '',
      values: { B: 44.23943737541908, C: 1 },
    },
  ],
  groupLabels: {},
  commonLabels: { team: 'blue' },
  commonAnnotations: {},
  externalURL: 'https://play.grafana.org/',
  version: '1',
  groupKey: '{}:{}',
  truncatedAlerts: 0,
  title: '[FIRING:1]  (blue)',
  state: 'alerting',
  message: '**Firing**',
};

/** As the documentation of PagerDuty's Events API, version 2, has it. */
export const PAGERDUTY = {
  payload: {
    summary: 'DISK at 99% on machine prod-datapipe03.example.com',
    timestamp: '2015-07-17T08:42:58.315+0000',
    severity: 'critical',
    source: 'prod-datapipe03.example.com',
    component: 'mysql',
    group: 'prod-datapipe',
    class: 'disk',
    custom_details: { 'free space': '1%', 'ping time': '1500ms', 'load avg': 0.75 },
  },
  routing_key: 'samplekeyhere',
  dedup_key: 'samplekeyhere-disk',
  images: [{ src: 'https://chart.example/img.png', href: 'https://chart.example', alt: 'a chart' }],
  links: [
    { href: 'javascript:alert(1)', text: 'x' },
    { href: 'https://pagerduty.example/', text: 'Runbook' },
  ],
  event_action: 'trigger',
  client: 'Sample Monitoring Service',
  client_url: 'https://monitoring.example',
};
