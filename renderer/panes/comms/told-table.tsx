import { FormattedMessage, useIntl } from 'react-intl';
import { selectTold } from '../../../shared/domain/incident/messages/select-told';
import { useClockWords, useWholeIncident } from '../../app/contexts';
import { methodWords, toldReportWords } from '../../app/comms/told-words';
import { useRegistry } from '../../app/use-command';
import { Button } from '../../ui/button';
import { Chip } from '../../ui/chip';
import { DataTable } from '../../ui/data-table';
import styles from './comms.module.css';

/** Who heard what, newest first: by which means, from whom, and how many of them. */
export function ToldTable() {
  const intl = useIntl();
  const clock = useClockWords();
  const registry = useRegistry();
  const all = selectTold(useWholeIncident());
  const words = toldReportWords(intl);
  return (
    <section
      className={styles.told}
      aria-label={intl.formatMessage({ id: 'told.name', defaultMessage: 'Who heard what' })}
    >
      <div className={styles.toldBar}>
        <span>
          {all.length === 0 ? (
            words.none
          ) : (
            <FormattedMessage id="told.newest" defaultMessage="Who heard what, newest first" />
          )}
        </span>
        <Button
          size="small"
          autoFocus
          onClick={() => {
            registry.run('messages-export');
          }}
        >
          <FormattedMessage id="told.export" defaultMessage="Export all messages" />
        </Button>
      </div>
      {all.length === 0 ? null : (
        <DataTable
          caption={intl.formatMessage({ id: 'told.name', defaultMessage: 'Who heard what' })}
          items={[...all].reverse()}
          keyOf={({ id, channel }) => `${id} ${channel}`}
          columns={[
            {
              id: 'at',
              head: intl.formatMessage({ id: 'told.at', defaultMessage: 'When' }),
              width: 96,
              cell: ({ at }) => <time className="tabular">{clock(at, true)}</time>,
            },
            {
              id: 'audience',
              head: intl.formatMessage({ id: 'told.audience', defaultMessage: 'Audience' }),
              width: 150,
              isRowHead: true,
              cell: ({ audience }) => audience,
            },
            {
              id: 'channel',
              head: intl.formatMessage({ id: 'told.channel', defaultMessage: 'Channel' }),
              width: 210,
              cell: ({ channel, method }) => [channel, methodWords(intl, method)].filter(Boolean).join(', '),
            },
            {
              id: 'by',
              head: intl.formatMessage({ id: 'told.by', defaultMessage: 'By' }),
              width: 130,
              cell: ({ by }) => by,
            },
            {
              id: 'reached',
              head: intl.formatMessage({ id: 'told.how-many', defaultMessage: 'Reached' }),
              width: 250,
              cell: ({ isReached, reached, of, proof }) =>
                isReached ? (
                  reached === null ? (
                    '—'
                  ) : (
                    words.reached(String(reached), of === null ? '?' : String(of))
                  )
                ) : (
                  <Chip tone="critical" glyph="!">
                    {[words.failed, proof].filter(Boolean).join(': ')}
                  </Chip>
                ),
            },
            {
              id: 'text',
              head: intl.formatMessage({ id: 'told.text', defaultMessage: 'Words' }),
              cell: ({ text }) => (
                <span className={styles.first} title={text}>
                  {text}
                </span>
              ),
            },
          ]}
        />
      )}
    </section>
  );
}
