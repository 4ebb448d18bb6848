import { FormattedMessage, useIntl } from 'react-intl';
import { isOldTraining, type TrainedHow, type Training } from '../../../shared/domain/plan/training';
import { useTime } from '../../app/contexts';
import { howWords, monthWords } from '../../app/training-words';
import styles from './training-grid.module.css';

type Props = {
  /** Oldest first. */
  readonly learned: readonly Training[];
  readonly isChosen: boolean;
  readonly onChoose: () => void;
  readonly onOpen: () => void;
};

const HOUR_MS = 3_600_000;

export const GLYPHS: { readonly [H in TrainedHow]: string } = { shadowed: '○', trained: '◐', drilled: '●' };

/** What one person last learned of one role. */
export function TrainingCell({ learned, isChosen, onChoose, onOpen }: Props) {
  const intl = useIntl();
  const now = useTime(HOUR_MS);
  const last = learned.at(-1);
  return (
    <td
      role="gridcell"
      className={styles.cell}
      tabIndex={isChosen ? 0 : -1}
      aria-selected={isChosen}
      data-selected={isChosen}
      onClick={onChoose}
      onDoubleClick={onOpen}
    >
      {last ? (
        <>
          <span aria-hidden="true">{GLYPHS[last.how]}</span>
          <span className="visually-hidden">{howWords(intl, last.how)}</span> {monthWords(intl, last.at)}
          {isOldTraining(last, now) ? (
            <>
              {' '}
              <span className={styles.old}>
                <FormattedMessage id="training.old" defaultMessage="old" />
              </span>
            </>
          ) : null}
        </>
      ) : (
        <span className="visually-hidden">
          <FormattedMessage id="training.blank" defaultMessage="nothing" />
        </span>
      )}
    </td>
  );
}
