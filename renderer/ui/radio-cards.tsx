import { useId, type ReactNode } from 'react';
import { Keys } from './keys';
import styles from './radio-cards.module.css';

export type RadioCard<Value extends string> = {
  readonly value: Value;
  readonly title: string;
  readonly detail?: ReactNode;
  readonly keys?: string;
};

type Props<Value extends string> = {
  readonly legend: string;
  readonly cards: readonly RadioCard<Value>[];
  readonly value: Value | undefined;
  readonly onPick: (value: Value) => void;
};

/** A choice large enough to be the whole question, as on first start. */
export function RadioCards<Value extends string>({ legend, cards, value, onPick }: Props<Value>) {
  const name = useId();
  return (
    <fieldset className={styles.cards}>
      <legend className="visually-hidden">{legend}</legend>
      {cards.map((card) => (
        <label key={card.value} className={styles.card} data-selected={card.value === value}>
          <input
            type="radio"
            className={styles.dot}
            name={name}
            checked={card.value === value}
            onChange={() => onPick(card.value)}
            aria-labelledby={`${name}-${card.value}`}
            aria-describedby={card.detail === undefined ? undefined : `${name}-${card.value}-detail`}
          />
          <b id={`${name}-${card.value}`} className={styles.title}>
            {card.title}
          </b>
          {card.keys === undefined ? null : (
            <span aria-hidden="true">
              <Keys keys={card.keys} />
            </span>
          )}
          {card.detail === undefined ? null : (
            <small id={`${name}-${card.value}-detail`} className={styles.detail}>
              {card.detail}
            </small>
          )}
        </label>
      ))}
    </fieldset>
  );
}
