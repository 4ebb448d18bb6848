import { useState } from 'react';
import { FormattedMessage, useIntl } from 'react-intl';
import { selectMatrix, type AudienceRow } from '../../../shared/domain/incident/comms/select-comms';
import { useTime, useWholeIncident } from '../../app/contexts';
import { FilterChips } from '../../ui/filter-chips';
import { KeyHint } from '../../ui/key-hint';
import { Strip } from '../../ui/strip';
import { AudienceActions, type CommsMode } from './audience-actions';
import { MatrixTable } from './matrix-table';
import styles from './comms.module.css';
import { useCommsCommands } from './use-comms-commands';

type Props = {
  /** An audience named in the composer, or asked for by its id: its form is open. */
  readonly asked: string;
  /** What the composer asked for is done, or put away. */
  readonly onAnswered: () => void;
};

/** The communication matrix: who hears what, how often, by which means, and what is late. */
export function CommsPane({ asked, onAnswered }: Props) {
  const intl = useIntl();
  const incident = useWholeIncident();
  const now = useTime();
  const [filter, setFilter] = useState<'on' | 'due' | 'all'>('on');
  const matrix = selectMatrix(incident, now);
  const [askedFor] = useState(() => matrix.find((row) => isAsked(row, asked))?.audience.id);
  const [selected, setSelected] = useState(askedFor ?? matrix[0]?.audience.id);
  const [mode, setMode] = useState<CommsMode | null>(askedFor === undefined ? null : 'send');
  const shown = matrix.filter((row) => passes(row, filter) || row.audience.id === selected);
  const row = matrix.find((one) => one.audience.id === selected);
  const step = (by: 1 | -1) => {
    const at = shown.findIndex((one) => one.audience.id === selected);
    setSelected(shown[(at + by + shown.length) % Math.max(1, shown.length)]?.audience.id);
    setMode(null);
  };
  useCommsCommands(row, { onMode: setMode, onStep: step });
  const chip = (id: typeof filter, label: string) => ({
    id,
    label,
    count: matrix.filter((one) => passes(one, id)).length,
  });
  return (
    <section
      className={styles.pane}
      data-scope="comms"
      aria-label={intl.formatMessage({ id: 'comms.pane', defaultMessage: 'Stakeholder updates' })}
    >
      <Strip
        title={intl.formatMessage({ id: 'comms.title', defaultMessage: 'Stakeholder updates' })}
        end={
          <>
            <KeyHint keys="X">
              <FormattedMessage id="comms.key-sent" defaultMessage="Mark sent" />
            </KeyHint>
            <FormattedMessage id="comms.itself" defaultMessage="Nothing is sent by itself" />
          </>
        }
      >
        <FilterChips
          name={intl.formatMessage({ id: 'comms.filter', defaultMessage: 'Audiences shown' })}
          chips={[
            chip('on', intl.formatMessage({ id: 'comms.on', defaultMessage: 'Active' })),
            chip('due', intl.formatMessage({ id: 'comms.due', defaultMessage: 'Due' })),
            chip('all', intl.formatMessage({ id: 'comms.all', defaultMessage: 'All' })),
          ]}
          pressed={[filter]}
          onToggle={(id) => {
            setFilter(id as typeof filter);
          }}
        />
      </Strip>
      <MatrixTable
        rows={shown}
        selected={selected}
        onSelect={(id) => {
          setSelected(id);
          setMode(null);
        }}
        onOpen={(id) => {
          setSelected(id);
          setMode('send');
        }}
      />
      {row ? (
        <AudienceActions
          key={`${row.audience.id}${String(mode)}`}
          row={row}
          mode={mode}
          onMode={(next) => {
            setMode(next);
            if (next !== null) return;
            if (askedFor !== undefined) onAnswered();
            else document.querySelector<HTMLElement>('[data-scope="comms"] tr[tabindex="0"]')?.focus();
          }}
        />
      ) : null}
    </section>
  );
}

const passes = (row: AudienceRow, filter: 'on' | 'due' | 'all'): boolean =>
  filter === 'all' || (filter === 'on' ? row.isOn : row.isOn && ['overdue', 'due-soon'].includes(row.due.kind));

const isAsked = (row: AudienceRow, asked: string): boolean => {
  const letters = (text: string) => text.toLowerCase().replaceAll(/[^a-z]/g, '');
  return row.audience.id === asked || (letters(asked) !== '' && letters(row.audience.name).startsWith(letters(asked)));
};
