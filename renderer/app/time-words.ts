/** How times are read: in UTC with a Z, or in the laptop's own zone. */
export type Zone = 'utc' | 'local';

const two = (n: number): string => String(n).padStart(2, '0');
const SECOND_MS = 1_000;
const DAY_MS = 86_400_000;

/** Minutes the laptop's zone is east of UTC at that instant. */
export const localOffsetMinutes = (ms: number): number => -new Date(ms).getTimezoneOffset();

const shifted = (ms: number, zone: Zone): Date => new Date(zone === 'utc' ? ms : ms + localOffsetMinutes(ms) * 60_000);

/** `10:47:12Z`, or `11:47:12` in the laptop's zone. */
export function clockWords(ms: number, zone: Zone, withSeconds = true): string {
  const date = shifted(ms, zone);
  const time = `${two(date.getUTCHours())}:${two(date.getUTCMinutes())}`;
  return time + (withSeconds ? `:${two(date.getUTCSeconds())}` : '') + (zone === 'utc' ? 'Z' : '');
}

/** The date as YYYY-MM-DD in that zone. */
export const dayWords = (ms: number, zone: Zone): string => shifted(ms, zone).toISOString().slice(0, 10);

/** `2026-11-26 10:42Z`: for words that are read days later, wherever. */
export const utcMoment = (ms: number): string => `${dayWords(ms, 'utc')} ${clockWords(ms, 'utc', false)}`;

export const isSameDay = (a: number, b: number, zone: Zone): boolean => dayWords(a, zone) === dayWords(b, zone);

/** `mm:ss`, `h:mm:ss` from an hour up, `2d 23:59` from a day up. Negative spans are shown without their sign. */
export function spanWords(ms: number): string {
  const seconds = Math.floor(Math.abs(ms) / SECOND_MS);
  const [h, m, s] = [Math.floor(seconds / 3600), Math.floor(seconds / 60) % 60, seconds % 60];
  if (h >= 24) return `${String(Math.floor(h / 24))}d ${two(h % 24)}:${two(m)}`;
  return h > 0 ? `${String(h)}:${two(m)}:${two(s)}` : `${two(m)}:${two(s)}`;
}

/** Since the start: `T+00:47` in hours and minutes, days before them from a day up. */
export function elapsedWords(ms: number): string {
  const minutes = Math.floor(Math.max(0, ms) / 60_000);
  const days = Math.floor(ms / DAY_MS);
  return `T+${days > 0 ? `${String(days)}d ` : ''}${two(Math.floor(minutes / 60) % 24)}:${two(minutes % 60)}`;
}

/** The short name of the laptop's zone at that instant, such as CET. */
export function zoneName(ms: number): string {
  const parts = new Intl.DateTimeFormat('en', { timeZoneName: 'short' }).formatToParts(ms);
  return parts.find((part) => part.type === 'timeZoneName')?.value ?? '';
}
