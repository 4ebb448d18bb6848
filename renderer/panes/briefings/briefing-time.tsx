import { FormattedMessage } from 'react-intl';
import type { Briefing } from '../../../shared/domain/incident/briefings/select-briefings';
import { spanWords } from '../../app/time-words';
import { Chip } from '../../ui/chip';

type Props = {
  readonly briefing: Briefing;
  readonly now: number;
  readonly clock: (ms: number) => string;
};

/** The clock on screen is never newer than this: what began just now is not still to come. */
const A_MOMENT_MS = 2_000;

/** Whether it is still to come, goes on, or is over. */
export function BriefingTime({ briefing: { at, endedAt }, now, clock }: Props) {
  if (endedAt !== null)
    return (
      <Chip tone="done" glyph="✓">
        <FormattedMessage
          id="briefing.over"
          defaultMessage="{from} to {to}"
          values={{ from: clock(Math.min(at, endedAt)), to: clock(endedAt) }}
        />
      </Chip>
    );
  if (at - now > A_MOMENT_MS)
    return (
      <Chip tone="notice" glyph="◷">
        <FormattedMessage
          id="briefing.to-come"
          defaultMessage="{time}, in {span}"
          values={{ time: clock(at), span: spanWords(at - now) }}
        />
      </Chip>
    );
  return (
    <Chip tone="info" glyph="●">
      <FormattedMessage id="briefing.goes-on" defaultMessage="Since {time}" values={{ time: clock(at) }} />
    </Chip>
  );
}
