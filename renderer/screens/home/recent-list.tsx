import { FormattedMessage, useIntl } from 'react-intl';
import { useState } from 'react';
import { INCIDENT_TYPES, incidentTypeById } from '../../../shared/domain/content/incident-types';
import type { BookId, Listed } from '../../app/catalog';
import { useApp, useSettings } from '../../app/contexts';
import { readersWords, RESTRICTED_GLYPH, severityWords } from '../../app/domain-words';
import { dayWords, spanWords } from '../../app/time-words';
import { Button } from '../../ui/button';
import { DataTable } from '../../ui/data-table';
import { Panel } from '../../ui/panel';
import { SelectField } from '../../ui/select-field';
import { SeverityChip } from '../../ui/severity-chip';
import { Chip } from '../../ui/chip';
import styles from './home-screen.module.css';

type Props = {
  readonly entries: readonly Listed[];
  readonly selected: BookId | undefined;
  readonly onSelect: (book: BookId) => void;
  readonly onOpen: (book: BookId) => void;
};

/** Closed incidents, newest first, narrowed by type and severity. */
export function RecentList({ entries, selected, onSelect, onOpen }: Props) {
  const intl = useIntl();
  const { registry } = useApp();
  const zone = useSettings((settings) => settings.zone);
  const [type, setType] = useState('');
  const [severity, setSeverity] = useState('');
  if (entries.length === 0) return null;
  const shown = entries.filter(
    ({ summary }) =>
      (type === '' || summary.type === type) && (severity === '' || String(summary.severity) === severity),
  );
  return (
    <Panel
      title={intl.formatMessage({ id: 'home.recent', defaultMessage: 'Recent' })}
      count={intl.formatMessage(
        { id: 'home.recent-count', defaultMessage: '{shown, number} of {all, number}' },
        { shown: shown.length, all: entries.length },
      )}
      end={
        <>
          <SelectField
            size="small"
            isLabelHidden
            label={intl.formatMessage({ id: 'home.type', defaultMessage: 'Type' })}
            value={type}
            options={[
              { value: '', label: intl.formatMessage({ id: 'home.any-type', defaultMessage: 'Any type' }) },
              ...INCIDENT_TYPES.map((one) => ({ value: one.id, label: one.name })),
            ]}
            onPick={setType}
          />
          <SelectField
            size="small"
            isLabelHidden
            label={intl.formatMessage({ id: 'home.severity', defaultMessage: 'Severity' })}
            value={severity}
            options={[
              { value: '', label: intl.formatMessage({ id: 'home.any-severity', defaultMessage: 'Any severity' }) },
              ...['1', '2', '3', '4'].map((one) => ({ value: one, label: `SEV${one}` })),
            ]}
            onPick={setSeverity}
          />
        </>
      }
    >
      <DataTable
        caption={intl.formatMessage({ id: 'home.recent-table', defaultMessage: 'Closed incidents' })}
        items={shown}
        keyOf={(entry) => entry.book}
        selection={{
          key: selected,
          onSelect: (key) => {
            onSelect(key as BookId);
          },
          onOpen: (key) => {
            onOpen(key as BookId);
          },
        }}
        columns={[
          {
            id: 'severity',
            head: intl.formatMessage({ id: 'home.severity', defaultMessage: 'Severity' }),
            width: 84,
            cell: ({ summary }) => (
              <SeverityChip level={summary.severity} label={severityWords(intl, summary.severity)} isEnded />
            ),
          },
          {
            id: 'title',
            head: intl.formatMessage({ id: 'home.column-title', defaultMessage: 'Title' }),
            isRowHead: true,
            cell: ({ summary }) => (
              <>
                {summary.title || <FormattedMessage id="untitled" defaultMessage="Untitled" />}{' '}
                {summary.readers === null ? null : (
                  <Chip tone="plain" glyph={RESTRICTED_GLYPH}>
                    {readersWords(intl, summary.readers)}
                  </Chip>
                )}
              </>
            ),
          },
          {
            id: 'reference',
            head: intl.formatMessage({ id: 'home.reference', defaultMessage: 'Reference' }),
            width: 170,
            cell: ({ summary }) => <span className={styles.reference}>{summary.reference}</span>,
          },
          {
            id: 'type',
            head: intl.formatMessage({ id: 'home.type', defaultMessage: 'Type' }),
            width: 130,
            cell: ({ summary }) => incidentTypeById(summary.type)?.name ?? summary.type,
          },
          {
            id: 'ended',
            head: intl.formatMessage({ id: 'home.ended', defaultMessage: 'Ended' }),
            width: 90,
            cell: ({ summary }) => (summary.endedAt === null ? '' : dayWords(summary.endedAt, zone)),
          },
          {
            id: 'lasted',
            head: intl.formatMessage({ id: 'home.lasted', defaultMessage: 'Lasted' }),
            width: 76,
            align: 'end',
            cell: ({ summary }) => (summary.endedAt === null ? '' : spanWords(summary.endedAt - summary.startedAt)),
          },
          {
            id: 'commander',
            head: intl.formatMessage({ id: 'home.commander', defaultMessage: 'Commander' }),
            width: 110,
            cell: ({ summary }) => summary.commander ?? '',
          },
          {
            id: 'action',
            head: intl.formatMessage({ id: 'home.action', defaultMessage: 'Action' }),
            width: 92,
            cell: ({ book }) =>
              book === selected ? (
                <Button
                  size="small"
                  variant="quiet"
                  onClick={() => {
                    registry.run('forget');
                  }}
                >
                  <FormattedMessage id="home.forget" defaultMessage="Forget…" />
                </Button>
              ) : null,
          },
        ]}
      />
    </Panel>
  );
}
