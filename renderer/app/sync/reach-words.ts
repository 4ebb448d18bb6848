import type { IntlShape } from 'react-intl';
import type { SyncReport } from './sync-store';

type Clock = (ms: number, withSeconds?: boolean) => string;

/** What does not know yet of something that is to be destroyed everywhere, as far as sync knows: one sentence each. */
export function reachWords(
  intl: IntlShape,
  { laptops, remotes, isPaused }: SyncReport,
  clock: Clock,
): readonly string[] {
  const others = laptops.map(({ code, at }) =>
    intl.formatMessage({ id: 'reach.laptop', defaultMessage: '{code} (heard of {time})' }, { code, time: clock(at) }),
  );
  const away = remotes.filter(
    ({ state }) => isPaused || ['offline', 'blocked', 'paused', 'joining'].includes(state.kind),
  );
  return [
    ...(others.length === 0
      ? []
      : [
          intl.formatMessage(
            { id: 'reach.laptops', defaultMessage: 'Other laptops do so when they next sync: {laptops}.' },
            { laptops: intl.formatList(others, { type: 'unit' }) },
          ),
        ]),
    ...(away.length === 0
      ? []
      : [
          intl.formatMessage(
            { id: 'reach.places', defaultMessage: 'Out of reach now, and done when they answer: {places}.' },
            {
              places: intl.formatList(
                away.map(({ path }) => path),
                { type: 'unit' },
              ),
            },
          ),
        ]),
    intl.formatMessage({
      id: 'reach.never',
      defaultMessage:
        'Never reached: files that were carried away, exports, prints, and laptops that do not come back.',
    }),
  ];
}
