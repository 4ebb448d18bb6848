import { ALERT_FORMATS, type AlertFormat } from '../../shared/record/notification';

export type Metrics = ReturnType<typeof createMetrics>;

type Now = { readonly sockets: number; readonly members: number; readonly letGo: number };

const BOUNDS_S = [0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5];

/** What a hub did since it began, as Prometheus reads it. Nothing in it names a laptop or a book. */
export function createMetrics() {
  const counts = new Map<string, number>();
  const alerts = new Map<string, number>();
  const buckets = BOUNDS_S.map(() => 0);
  let total = 0;
  let seconds = 0;

  return {
    answered(method: string, status: number, ms: number): void {
      const labels = `method="${method.replace(/[^A-Z]/g, '')}",status="${String(status)}"`;
      counts.set(labels, (counts.get(labels) ?? 0) + 1);
      total += 1;
      seconds += ms / 1000;
      for (const [i, bound] of BOUNDS_S.entries()) if (ms / 1000 <= bound) buckets[i] = (buckets[i] ?? 0) + 1;
    },
    /** Monitoring sent so many alerts in this format, and they are kept. */
    received(format: AlertFormat, count: number): void {
      alerts.set(format, (alerts.get(format) ?? 0) + count);
    },
    /** Prometheus text format 0.0.4. */
    text({ sockets, members, letGo }: Now): string {
      const lines = [
        '# HELP holdfast_requests_total Requests that were answered.',
        '# TYPE holdfast_requests_total counter',
        ...[...counts].map(([labels, count]) => `holdfast_requests_total{${labels}} ${String(count)}`),
        '# HELP holdfast_request_seconds How long answers took.',
        '# TYPE holdfast_request_seconds histogram',
        ...BOUNDS_S.map((bound, i) => `holdfast_request_seconds_bucket{le="${String(bound)}"} ${String(buckets[i])}`),
        `holdfast_request_seconds_bucket{le="+Inf"} ${String(total)}`,
        `holdfast_request_seconds_sum ${String(seconds)}`,
        `holdfast_request_seconds_count ${String(total)}`,
        '# HELP holdfast_alerts_received_total Alerts that monitoring sent and that were kept.',
        '# TYPE holdfast_alerts_received_total counter',
        ...ALERT_FORMATS.map(
          (format) => `holdfast_alerts_received_total{format="${format}"} ${String(alerts.get(format) ?? 0)}`,
        ),
        ...gauge('holdfast_alerts_let_go', 'Alerts that went because more came, ever.', letGo),
        ...gauge('holdfast_live_laptops', 'Laptops that listen now.', sockets),
        ...gauge('holdfast_members', 'Laptops that are let in.', members),
        ...gauge('process_resident_memory_bytes', 'Memory of this process.', process.memoryUsage.rss()),
      ];
      return `${lines.join('\n')}\n`;
    },
  };
}

const gauge = (name: string, help: string, value: number): string[] => [
  `# HELP ${name} ${help}`,
  `# TYPE ${name} gauge`,
  `${name} ${String(value)}`,
];
