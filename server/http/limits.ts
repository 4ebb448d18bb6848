/** What anyone may ask of a hub, so that nobody keeps the others out. */
export type Limits = {
  readonly headerBytes: number;
  readonly headersMs: number;
  readonly bodyBytes: number;
  readonly bodyMs: number;
  readonly socketsAnAddress: number;
  readonly sockets: number;
  /** Of one device, a second. */
  readonly requests: number;
  readonly bytes: number;
};

export const LIMITS: Limits = {
  headerBytes: 16 * 1024,
  headersMs: 10_000,
  bodyBytes: 1024 * 1024,
  bodyMs: 30_000,
  socketsAnAddress: 64,
  sockets: 1_024,
  requests: 60,
  bytes: 2 * 1024 * 1024,
};

export type Meter = ReturnType<typeof createMeter>;

/** What may be asked at once after a pause: so many seconds' worth. */
const BURST_SECONDS = 4;
const MAX_KNOWN = 10_000;

/** How fast each device asks (token bucket). `mono`: ms, never backwards. */
export function createMeter(perSecond: number, mono: () => number) {
  const full = perSecond * BURST_SECONDS;
  const buckets = new Map<string, { left: number; at: number }>();

  return {
    /** Takes `cost` from what the device has; how many ms too early it is, 0 if it is not. */
    take(device: string, cost: number): number {
      const now = mono();
      const bucket = buckets.get(device) ?? { left: full, at: now };
      buckets.delete(device);
      buckets.set(device, bucket);
      const [oldest] = buckets.keys();
      if (buckets.size > MAX_KNOWN && oldest !== undefined) buckets.delete(oldest);
      bucket.left = Math.min(full, bucket.left + ((now - bucket.at) / 1000) * perSecond);
      bucket.at = now;
      // Whoever asks for more than the bucket holds waits for all of it, not for ever.
      if (bucket.left < Math.min(cost, full))
        return Math.ceil(((Math.min(cost, full) - bucket.left) / perSecond) * 1000);
      bucket.left -= cost;
      return 0;
    },
  };
}
