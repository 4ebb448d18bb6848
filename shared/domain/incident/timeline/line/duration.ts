const DURATION = /^(?:(\d{1,3})h(?:([0-5]?\d)m?)?|(\d{1,4})m(?:([0-5]?\d)s)?|(\d{1,5})s)$/;

/** Ms in `5m`, `1h`, `90s`, `1h30`; null where it is none, or nought. */
export const durationIn = (raw: string): number | null => {
  const match = DURATION.exec(raw);
  if (match === null) return null;
  const [hours, minutesOfHour, minutes, secondsOfMinute, seconds] = match.slice(1).map((digits) => Number(digits || 0));
  const wholeMinutes = (hours ?? 0) * 60 + (minutesOfHour ?? 0) + (minutes ?? 0);
  const ms = (wholeMinutes * 60 + (secondsOfMinute ?? 0) + (seconds ?? 0)) * 1000;
  return ms > 0 ? ms : null;
};
