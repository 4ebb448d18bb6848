import { FormattedMessage } from 'react-intl';
import { useClockWords } from '../../app/contexts';
import { spanWords } from '../../app/time-words';
import { Chip } from '../../ui/chip';

type Props = {
  readonly dueAt: number;
  /** Since when the record shows that it is done; null: it does not. */
  readonly seenAt: number | null;
  readonly now: number;
  /** Nothing before it is nearly due. */
  readonly isQuiet?: boolean;
};

/** From then on it is nearly due. */
const SOON_MS = 5 * 60_000;

/** When an item should be done by, and how late it is. */
export function ItemDue({ dueAt, seenAt, now, isQuiet = false }: Props) {
  const clock = useClockWords();
  if (seenAt !== null)
    return <FormattedMessage id="item.seen" defaultMessage="in the log {time}" values={{ time: clock(seenAt) }} />;
  if (dueAt <= now) {
    return (
      // Not red: that is for people who wait for word, and a list falls behind all at once.
      <Chip tone="warning" glyph="!">
        <FormattedMessage id="due.over" defaultMessage="{span} overdue" values={{ span: spanWords(now - dueAt) }} />
      </Chip>
    );
  }
  const isSoon = dueAt - now <= SOON_MS;
  if (isQuiet && !isSoon) return null;
  const words = <FormattedMessage id="item.due" defaultMessage="due {time}" values={{ time: clock(dueAt) }} />;
  return isSoon ? (
    <Chip tone="warning" glyph="◷">
      {words}
    </Chip>
  ) : (
    words
  );
}
