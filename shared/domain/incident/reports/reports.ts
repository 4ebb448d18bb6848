import { clip } from '../../stated';
import { addedOf } from '../../view';
import { facts, type Decision } from '../deciding';
import type { Incident, StatedFact } from '../incident';
import { MOST_AT_ONCE } from './facts';

export type ReportsCommand = {
  readonly kind: 'count-reports';
  /** 1 to 9999; anything else is brought there. */
  readonly count: number;
  readonly channel: string;
  readonly symptom: string;
  readonly place: string;
};

export function decideReports({ count, channel, symptom, place }: ReportsCommand): Decision {
  return facts({
    kind: 'reports-counted/1',
    channel: clip(channel.trim(), 200),
    count: Math.max(1, Math.min(MOST_AT_ONCE, Math.round(count) || 1)),
    symptom: clip(symptom.trim(), 1_500),
    place: clip(place.trim(), 200),
  });
}

export type Reports = {
  readonly total: number;
  /** Most first; '' where nobody said how. */
  readonly byChannel: readonly { readonly channel: string; readonly count: number }[];
  readonly last: StatedFact<'reports-counted/1'>;
};

/** How many people have said that it does not work; null if nobody did. */
export function selectReports(incident: Incident): Reports | null {
  const all = addedOf(incident, 'reports-counted/1');
  const last = all.at(-1);
  if (!last) return null;
  const channels = new Map<string, { readonly channel: string; readonly count: number }>();
  for (const { fact } of all) {
    const key = fact.channel.toLowerCase();
    const { channel, count } = channels.get(key) ?? { channel: fact.channel, count: 0 };
    channels.set(key, { channel, count: count + fact.count });
  }
  return {
    total: all.reduce((sum, { fact }) => sum + fact.count, 0),
    byChannel: [...channels.values()].sort((a, b) => b.count - a.count),
    last,
  };
}
