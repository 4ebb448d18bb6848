import { useState, type KeyboardEvent } from 'react';
import { flushSync } from 'react-dom';
import { FormattedMessage, useIntl } from 'react-intl';
import { selectHandOvers } from '../../../shared/domain/incident/hand-over/select-hand-over';
import { requiresExpert } from '../../../shared/domain/content/required-roles';
import type { RoleId } from '../../../shared/domain/content/roles';
import { selectSeverity } from '../../../shared/domain/incident/header/select-header';
import {
  selectObservers,
  selectSeats,
  selectTakingPart,
  selectVacancies,
} from '../../../shared/domain/incident/roles/select-roles';
import { selectRoleWarnings } from '../../../shared/domain/incident/roles/warnings';
import { useTime, useWholeIncident } from '../../app/contexts';
import { Banner } from '../../ui/banner';
import { FilterChips } from '../../ui/filter-chips';
import { Strip } from '../../ui/strip';
import { BelowBoard } from './below-board';
import { HandOverCard } from './hand-over-card';
import { CommandStrip } from './command-strip';
import { CoverageStrip } from './coverage-strip';
import { RoleDetail, type RoleMode } from './role-detail';
import { RoleTile } from './role-tile';
import styles from './roles.module.css';
import { useRoleCommands } from './use-role-commands';
import { warningWords } from './warning-words';

/** Who holds what: the commander on top, then every role, vacant ones that are needed first; duties and phones below. */
export function RolesPane() {
  const intl = useIntl();
  const incident = useWholeIncident();
  const now = useTime(10_000);
  const [picked, setPicked] = useState<RoleId>('incident-commander');
  const [mode, setMode] = useState<RoleMode>('assign');
  const [isAll, setAll] = useState(false);
  const vacancies = new Map(selectVacancies(incident, now).map((one) => [one.role.id, one.urgency]));
  // The board's own order: a key means the same role however full the board is.
  const every = selectSeats(incident);
  const seats = isAll
    ? every
    : every.filter(
        (one, i) =>
          i < CORE || vacancies.has(one.role.id) || one.holders.length + one.next.length > 0 || one.role.id === picked,
      );
  const at = seats.findIndex((one) => one.role.id === picked);
  const seat = seats[at] ?? seats[0];
  const present = selectTakingPart(incident).length;
  const observers = selectObservers(incident).length;
  const isExpertMissing =
    requiresExpert(selectSeverity(incident), present) &&
    !seats.some((one) => one.role.id.startsWith('sme-') && one.holders.length > 0);
  const ask = (role: RoleId, next: RoleMode): void => {
    // Before the next key: the first letters of a name are keys of the board.
    flushSync(() => {
      setPicked(role);
      setMode(next);
    });
    document.getElementById('role-name')?.querySelector('input')?.focus();
  };
  useRoleCommands(seat, ask);

  const move = (event: KeyboardEvent): void => {
    const by = STEPS[event.key];
    if (event.target !== event.currentTarget || event.ctrlKey || event.metaKey) return;
    const digit = /^[1-9]$/.test(event.key) ? Number(event.key) - 1 : null;
    if (digit === null && by === undefined) return;
    event.preventDefault();
    const next = digit ?? Math.max(0, Math.min(seats.length - 1, at + (by ?? 0)));
    setPicked((now) => seats[next]?.role.id ?? now);
    setMode('assign');
  };

  const [handOver] = selectHandOvers(incident);
  return (
    <div className={styles.sides} data-open={handOver !== undefined}>
      <section
        className={styles.pane}
        aria-label={intl.formatMessage({ id: 'roles.pane', defaultMessage: 'Role board' })}
      >
        <CommandStrip now={now} />
        {selectRoleWarnings(incident, now).map((warning) => (
          <Banner key={warning.kind + warning.role.id} tone="notice" glyph="▲">
            {warningWords(intl, warning)}
          </Banner>
        ))}
        <Strip
          title={intl.formatMessage({ id: 'roles.board', defaultMessage: 'Roles' })}
          end={
            <FormattedMessage
              id="roles.here"
              defaultMessage="{present, plural, one {# person} other {# people}} here · {vacant, plural, =0 {nothing vacant that is needed} one {# needed role vacant} other {# needed roles vacant}}{observers, plural, =0 {} one { · # observer} other { · # observers}}"
              values={{ present, vacant: vacancies.size + (isExpertMissing ? 1 : 0), observers }}
            />
          }
        >
          <FilterChips
            name={intl.formatMessage({ id: 'roles.filter', defaultMessage: 'Roles shown' })}
            chips={[
              { id: 'core', label: intl.formatMessage({ id: 'roles.core', defaultMessage: 'In this room' }) },
              { id: 'all', label: intl.formatMessage({ id: 'roles.all', defaultMessage: 'All' }), count: every.length },
            ]}
            pressed={[isAll ? 'all' : 'core']}
            onToggle={(id) => {
              setAll(id === 'all');
            }}
          />
        </Strip>
        <CoverageStrip
          onFill={(role) => {
            ask(role, 'assign');
          }}
        />
        <div className={styles.body}>
          <div
            className={styles.tiles}
            role="listbox"
            tabIndex={0}
            data-scope="roles"
            aria-label={intl.formatMessage({ id: 'roles.list', defaultMessage: 'Roles' })}
            aria-activedescendant={seat ? `role-${seat.role.id}` : undefined}
            onKeyDown={move}
          >
            {seats.map((one, i) => (
              <RoleTile
                key={one.role.id}
                seat={one}
                number={i < 9 ? i + 1 : null}
                urgency={vacancies.get(one.role.id) ?? null}
                isSelected={one === seat}
                onPick={() => {
                  setPicked(one.role.id);
                  setMode('assign');
                }}
              />
            ))}
          </div>
          {seat ? <RoleDetail key={seat.role.id + mode} seat={seat} mode={mode} onMode={setMode} /> : null}
          <BelowBoard />
        </div>
      </section>
      {handOver ? <HandOverCard key={handOver.to.id} handOver={handOver} /> : null}
    </div>
  );
}

/** Seats shown at first; the rest are one press away. */
const CORE = 9;

const STEPS: { readonly [key: string]: number } = {
  j: 1,
  ArrowDown: 3,
  ArrowRight: 1,
  k: -1,
  ArrowUp: -3,
  ArrowLeft: -1,
};
