import { FormattedMessage, useIntl } from 'react-intl';
import { doneAt, isSettled, type Item, type List } from '../../../shared/domain/incident/checklists/select-checklists';
import { useClockWords } from '../../app/contexts';
import { CheckMark } from '../../ui/check-mark';
import { Chip } from '../../ui/chip';
import { ProgressBar } from '../../ui/progress-bar';
import { Strip } from '../../ui/strip';
import styles from './checklists.module.css';
import { ItemDue } from './item-due';

type Props = {
  readonly list: List;
  readonly chosen: string | null;
  readonly now: number;
  readonly onChoose: (id: string) => void;
};

/** One open list: how far it is, then its items in their order. */
export function ChecklistColumn({ list, chosen, now, onChoose }: Props) {
  const intl = useIntl();
  const title = list.title || intl.formatMessage({ id: 'checklist.ad-hoc', defaultMessage: 'Made in this room' });
  const total = Math.max(list.items.length, list.settled);
  const count = `${String(list.settled)}/${String(total)}`;
  return (
    <div className={styles.column} role="group" aria-label={`${title} ${count}`}>
      {/* A list box may hold options alone; the group's name says the same. */}
      <div aria-hidden="true">
        <Strip title={title} look="raised" end={<span className={styles.meta}>{list.template}</span>}>
          <span className="tabular">{count}</span>
          <span className={styles.progress}>
            <ProgressBar name={title} value={list.settled} max={total} tone="done" valueText={count} />
          </span>
        </Strip>
      </div>
      {list.items.map((item) => (
        <div
          key={item.id}
          id={`item-${item.id}`}
          role="option"
          aria-selected={item.id === chosen}
          className={styles.item}
          data-selected={item.id === chosen}
          data-settled={isSettled(item)}
          onClick={() => {
            onChoose(item.id);
          }}
        >
          <CheckMark state={item.mark} name={item.mark} />
          <span className={styles.number}>{item.no}</span>
          <span className={styles.text}>
            {item.danger || item.twoPerson ? '⚠ ' : ''}
            {item.text}
          </span>
          <span className={styles.owner}>{item.person?.name ?? item.ownerName}</span>
          <span className={styles.state}>
            <ItemState item={item} now={now} />
          </span>
        </div>
      ))}
    </div>
  );
}

function ItemState({ item, now }: { readonly item: Item; readonly now: number }) {
  const clock = useClockWords();
  const { mark, markedBy } = item;
  if (item.answers.length > 0) {
    return (
      <Chip tone="notice" glyph="2">
        <FormattedMessage
          id="item.answers"
          defaultMessage="{count, number} answers"
          values={{ count: item.answers.length }}
        />
      </Chip>
    );
  }
  if (mark === 'done' && markedBy) {
    const alone = (item.danger || item.twoPerson) && markedBy.fact.second === null;
    const words = (
      <FormattedMessage
        id="item.done"
        defaultMessage="✓ {name} {time}"
        values={{ name: markedBy.by.name, time: clock(doneAt(markedBy)) }}
      />
    );
    return alone ? (
      <Chip tone="critical" glyph="!">
        <FormattedMessage id="item.alone" defaultMessage="alone: {reason}" values={{ reason: markedBy.fact.reason }} />
      </Chip>
    ) : (
      words
    );
  }
  if (mark === 'skipped')
    return (
      <Chip tone="plain">
        <FormattedMessage
          id="item.skipped"
          defaultMessage="– Skipped: {reason}"
          values={{ reason: markedBy?.fact.reason ?? '' }}
        />
      </Chip>
    );
  if (mark === 'blocked')
    return (
      <Chip tone="notice" glyph="!">
        <FormattedMessage
          id="item.blocked"
          defaultMessage="Blocked: {reason}"
          values={{ reason: markedBy?.fact.reason ?? '' }}
        />
      </Chip>
    );
  if (mark === 'doing')
    return (
      <Chip tone="plain">
        <FormattedMessage id="item.doing" defaultMessage="◐ Doing, {name}" values={{ name: markedBy?.by.name ?? '' }} />
      </Chip>
    );
  if (item.ownerName === '' && !item.person) {
    return (
      <Chip tone="notice" glyph="!">
        <FormattedMessage id="item.unowned" defaultMessage="Unowned" />
      </Chip>
    );
  }
  return item.dueAt === null ? null : <ItemDue dueAt={item.dueAt} seenAt={item.seenAt} now={now} />;
}
