import { FormattedMessage, useIntl } from 'react-intl';
import { roleById } from '../../../shared/domain/content/roles';
import { sentAtOf, type AudienceRow } from '../../../shared/domain/incident/comms/select-comms';
import { selectDraft } from '../../../shared/domain/incident/messages/select-messages';
import { areChannelsDown } from '../../../shared/domain/incident/messages/variables';
import { seatOf } from '../../../shared/domain/incident/roles/select-roles';
import { cadenceWords } from '../../app/comms/cadence-words';
import { useClockWords, useWholeIncident } from '../../app/contexts';
import { Chip } from '../../ui/chip';
import { DataTable } from '../../ui/data-table';
import { DueChip } from './due-chip';
import { StateChip } from './state-chip';
import styles from './comms.module.css';

type Props = {
  readonly rows: readonly AudienceRow[];
  readonly now: number;
  readonly selected: string | undefined;
  readonly onSelect: (id: string) => void;
  readonly onOpen: (id: string) => void;
};

export function MatrixTable({ rows, now, selected, onSelect, onOpen }: Props) {
  const intl = useIntl();
  return (
    <DataTable
      caption={intl.formatMessage({ id: 'comms.table', defaultMessage: 'Who hears what, how often, by which means' })}
      items={rows}
      keyOf={(row) => row.audience.id}
      selection={{ key: selected, onSelect, onOpen }}
      columns={[
        {
          id: 'audience',
          head: intl.formatMessage({ id: 'comms.audience', defaultMessage: 'Audience, information level' }),
          isRowHead: true,
          cell: ({ audience }) => <Two first={audience.name} second={audience.level} isStrong />,
        },
        {
          id: 'frequency',
          head: intl.formatMessage({ id: 'comms.frequency', defaultMessage: 'Frequency' }),
          width: 180,
          cell: ({ audience }) => <Two first={audience.frequency ?? cadenceWords(intl, audience.cadence)} second="" />,
        },
        {
          id: 'sent',
          head: intl.formatMessage({ id: 'comms.last', defaultMessage: 'Last sent' }),
          width: 130,
          cell: (row) => <LastSent row={row} />,
        },
        {
          id: 'due',
          head: intl.formatMessage({ id: 'comms.next', defaultMessage: 'Next due' }),
          width: 150,
          cell: (row) => <NextDue row={row} />,
        },
        {
          id: 'words',
          head: intl.formatMessage({ id: 'comms.words', defaultMessage: 'Words' }),
          width: 130,
          cell: ({ audience }) => <Words audience={audience.id} now={now} />,
        },
        {
          id: 'owner',
          head: intl.formatMessage({ id: 'comms.owner', defaultMessage: 'Owner' }),
          width: 130,
          cell: (row) => <Owner row={row} />,
        },
        {
          id: 'channels',
          head: intl.formatMessage({ id: 'comms.channels', defaultMessage: 'Channels, when they are down' }),
          cell: ({ audience }) => <Channels audience={audience} />,
        },
      ]}
    />
  );
}

function Two({
  first,
  second,
  isStrong = false,
}: {
  readonly first: React.ReactNode;
  readonly second: React.ReactNode;
  readonly isStrong?: boolean;
}) {
  return (
    <span className={styles.two}>
      <span className={isStrong ? styles.strong : styles.first}>{first}</span>
      <span className={styles.second}>{second}</span>
    </span>
  );
}

function LastSent({ row: { lastSent, isOn } }: { readonly row: AudienceRow }) {
  const clock = useClockWords();
  if (!isOn) return <FormattedMessage id="comms.off" defaultMessage="off until needed" />;
  if (!lastSent) return <FormattedMessage id="comms.none-yet" defaultMessage="None yet" />;
  return <Two first={clock(sentAtOf(lastSent))} second={`${lastSent.by.name}, ${lastSent.fact.channels.join(', ')}`} />;
}

function NextDue({ row: { due, snoozedUntil, promisedAt } }: { readonly row: AudienceRow }) {
  const clock = useClockWords();
  const second =
    promisedAt !== null ? (
      <FormattedMessage id="comms.promised" defaultMessage="promised {time}" values={{ time: clock(promisedAt) }} />
    ) : snoozedUntil !== null ? (
      <FormattedMessage id="comms.snoozed" defaultMessage="snoozed to {time}" values={{ time: clock(snoozedUntil) }} />
    ) : 'dueAt' in due ? (
      <FormattedMessage id="comms.due-at" defaultMessage="due {time}" values={{ time: clock(due.dueAt) }} />
    ) : null;
  return <Two first={<DueChip due={due} />} second={second} />;
}

/** The usual ones, or while they are down the fallbacks first. */
function Channels({ audience: { channels, fallbacks } }: Pick<AudienceRow, 'audience'>) {
  const areDown = areChannelsDown(useWholeIncident());
  const [first, second] = areDown ? [fallbacks, channels] : [channels, fallbacks];
  return (
    <Two
      first={(first.length > 0 ? first : second).join(', ')}
      second={first.length > 0 ? `→ ${second.join(', ')}` : ''}
    />
  );
}

function Words({ audience, now }: { readonly audience: string; readonly now: number }) {
  const incident = useWholeIncident();
  return <StateChip state={selectDraft(incident, audience, now)?.state} />;
}

function Owner({ row: { audience } }: { readonly row: AudienceRow }) {
  const incident = useWholeIncident();
  const holder = seatOf(incident, audience.ownerRole)?.holders[0];
  const role = roleById(audience.ownerRole)?.short ?? audience.ownerRole;
  if (holder) return <Two first={holder.person.name} second={role} />;
  return (
    <Two
      first={
        <Chip tone="notice" glyph="!">
          <FormattedMessage id="comms.unowned" defaultMessage="Unowned" />
        </Chip>
      }
      second={role}
    />
  );
}
