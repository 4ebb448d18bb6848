import type { KeyboardEvent } from 'react';
import { flushSync } from 'react-dom';
import { FormattedMessage, useIntl } from 'react-intl';
import type { Person } from '../../../shared/domain/plan/plan';
import { cellOf, type Readiness } from '../../../shared/domain/plan/readiness';
import { TRAINED_HOW, type Training } from '../../../shared/domain/plan/training';
import { howWords } from '../../app/training-words';
import { Chip } from '../../ui/chip';
import { Keys } from '../../ui/keys';
import { GLYPHS, TrainingCell } from './training-cell';
import styles from './training-grid.module.css';

/** Role and person, counted from the first. */
export type Cell = { readonly row: number; readonly column: number };

type Props = {
  readonly people: readonly Person[];
  readonly readiness: readonly Readiness[];
  readonly trainings: ReadonlyMap<string, readonly Training[]>;
  readonly chosen: Cell;
  readonly onChoose: (cell: Cell) => void;
  readonly onOpen: () => void;
};

/** A row a role, a column a person; behind the role who could take it. Arrows and J K move. */
export function TrainingGrid({ people, readiness, trainings, chosen, onChoose, onOpen }: Props) {
  const intl = useIntl();
  const title = intl.formatMessage({ id: 'training.grid', defaultMessage: 'Cross-training: people and roles' });
  const move = (event: KeyboardEvent<HTMLElement>): void => {
    const step = STEPS[event.key];
    if (!step || event.ctrlKey || event.metaKey || event.altKey) return;
    event.preventDefault();
    const next = {
      row: within(chosen.row + step.row, readiness.length),
      column: within(chosen.column + step.column, people.length),
    };
    flushSync(() => {
      onChoose(next);
    });
    event.currentTarget.querySelector<HTMLElement>('[tabindex="0"]')?.focus();
  };
  return (
    <section className={styles.scroller} aria-label={title}>
      <table className={styles.grid} role="grid" data-scope="training" aria-label={title} onKeyDown={move}>
        <thead>
          <tr>
            <th scope="col" className={styles.role}>
              <FormattedMessage id="training.role" defaultMessage="Role" />
            </th>
            <th scope="col">
              <FormattedMessage id="training.ready" defaultMessage="Could take it" />
            </th>
            {people.map(({ id, name }) => (
              <th key={id} scope="col">
                {name}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {readiness.map((one, row) => (
            <tr key={one.role.id}>
              <th scope="row" className={styles.role}>
                {one.role.name}
              </th>
              <th scope="row" className={styles.ready}>
                <Ready readiness={one} />
              </th>
              {people.map(({ id }, column) => (
                <TrainingCell
                  key={id}
                  learned={trainings.get(cellOf(id, one.role.id)) ?? []}
                  isChosen={row === chosen.row && column === chosen.column}
                  onChoose={() => {
                    onChoose({ row, column });
                  }}
                  onOpen={onOpen}
                />
              ))}
            </tr>
          ))}
        </tbody>
      </table>
      <p className={styles.legend}>
        {TRAINED_HOW.map((how) => (
          <span key={how}>
            <span aria-hidden="true">{GLYPHS[how]}</span> {howWords(intl, how)}
          </span>
        ))}
        <FormattedMessage id="training.old-means" defaultMessage="old: over a year ago" />
        <span>
          <Keys keys="J" /> <Keys keys="K" /> <FormattedMessage id="training.move" defaultMessage="or arrows move" />
        </span>
      </p>
    </section>
  );
}

/** How many could take it; one, or none, is said. */
function Ready({ readiness: { ready } }: { readonly readiness: Readiness }) {
  const [first] = ready;
  if (!first)
    return (
      <span className={styles.quiet}>
        <FormattedMessage id="training.none-ready" defaultMessage="! Nobody" />
      </span>
    );
  if (ready.length > 1)
    return (
      <FormattedMessage
        id="training.ready-count"
        defaultMessage="{count, number} people"
        values={{ count: ready.length }}
      />
    );
  return (
    <Chip tone="notice" glyph="!">
      <FormattedMessage id="training.one-ready" defaultMessage="Only {name}" values={{ name: first.person.name }} />
    </Chip>
  );
}

const within = (at: number, count: number): number => Math.max(0, Math.min(count - 1, at));

const STEPS: { readonly [key: string]: Cell } = {
  j: { row: 1, column: 0 },
  ArrowDown: { row: 1, column: 0 },
  k: { row: -1, column: 0 },
  ArrowUp: { row: -1, column: 0 },
  ArrowRight: { row: 0, column: 1 },
  ArrowLeft: { row: 0, column: -1 },
  Home: { row: 0, column: -Infinity },
  End: { row: 0, column: Infinity },
};
