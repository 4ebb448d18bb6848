import { FormattedMessage, useIntl, type IntlShape } from 'react-intl';
import type { Phase } from '../../../shared/domain/incident/header/facts';
import type { Message, Stale } from '../../../shared/domain/incident/messages/select-messages';
import { wordFor } from '../../../shared/domain/incident/messages/variables';
import { useClockWords } from '../../app/contexts';
import { phaseWords } from '../../app/domain-words';
import { sharedWordName } from '../../app/comms/message-words';
import { spanWords } from '../../app/time-words';

/** Who approved the words and when, and what is no longer as it was then. */
export function StaleWords({
  message: { approval, stale, askedBy },
  now,
}: {
  readonly message: Message;
  readonly now: number;
}) {
  const intl = useIntl();
  const clock = useClockWords();
  if (!approval)
    return askedBy ? (
      <FormattedMessage
        tagName="span"
        id="draft.asked-by"
        defaultMessage="{name} asks for approval"
        values={{ name: askedBy.by.name }}
      />
    ) : null;
  const changed = stale.flatMap((one) => (one.kind === 'changed' ? [changeWords(intl, one, clock)] : []));
  return (
    <span>
      <FormattedMessage
        id="draft.approved-by"
        defaultMessage="Approved {span} ago by {name}"
        values={{ span: spanWords(now - approval.recordedAt), name: approval.by.name }}
      />
      {approval.fact.lacking === undefined ? null : (
        <b>
          {', '}
          <FormattedMessage
            id="draft.lacking"
            defaultMessage="who is not {role}"
            values={{ role: approval.fact.lacking }}
          />
        </b>
      )}
      {changed.length > 0 ? (
        <>
          {', '}
          <FormattedMessage
            id="draft.changed"
            defaultMessage="changed since: {changes}"
            values={{ changes: <b>{intl.formatList(changed)}</b> }}
          />
        </>
      ) : stale.length > 0 ? (
        <>
          {', '}
          <FormattedMessage id="draft.waited" defaultMessage="longer than it may wait: is it still true?" />
        </>
      ) : null}
    </span>
  );
}

type Changed = Extract<Stale, { kind: 'changed' }>;

function changeWords(intl: IntlShape, { word, was, now }: Changed, clock: (ms: number) => string): string {
  const words = (value: string): string => {
    if (value === '') return intl.formatMessage({ id: 'draft.nothing', defaultMessage: 'none' });
    if (word === 'phase') return phaseWords(intl, value as Phase);
    return /^\d{12,}$/.test(value) ? clock(Number(value)) : value;
  };
  return intl.formatMessage(
    { id: 'draft.change', defaultMessage: '{word} {was} → {now}' },
    { word: sharedWordName(intl, wordFor(word)), was: words(was), now: words(now) },
  );
}
