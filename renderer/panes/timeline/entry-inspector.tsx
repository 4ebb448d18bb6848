import { FormattedMessage, useIntl, type IntlShape } from 'react-intl';
import { entryTexts, selectRow } from '../../../shared/domain/incident/timeline/select-row';
import { indexOfLine, lineById } from '../../../shared/domain/incident/timeline/lines';
import type { FactId } from '../../../shared/domain/stated';
import { useApp, useClockWords, useIncident, useRoom, useSettings, useWholeIncident } from '../../app/contexts';
import { factWords, redactionWords } from '../../app/fact-words/fact-words';
import { COMMANDS } from '../../app/command-table';
import { dayWords } from '../../app/time-words';
import { useWhereabouts, type Whereabouts } from '../../app/sync/use-whereabouts';
import { Button } from '../../ui/button';
import { DefinitionList } from '../../ui/definition-list';
import { SidePanel } from '../../ui/side-panel';
import { EntryAttachments } from './entry-attachments';
import styles from './inspector.module.css';

/** The whole of a line: words, both times, who, what it said before, what was typed. */
export function EntryInspector({ id, onClose }: { readonly id: FactId; readonly onClose: () => void }) {
  const intl = useIntl();
  const app = useApp();
  const clock = useClockWords();
  const zone = useSettings((settings) => settings.zone);
  const incident = useWholeIncident();
  const row = useIncident((view) => selectRow(view, id));
  const line = lineById(incident.lines, id);
  const where = useWhereabouts(useRoom().room.book, id);
  if (!row || !line) return null;
  const { fact } = line.stated;
  const texts = entryTexts(incident, id);
  const told = row.redaction ? redactionWords(intl, row.redaction) : factWords(intl, fact, clock);
  // Of a line that stands the last is what it says now; what is left of a redacted one was written apart.
  const before = row.redaction ? texts : texts.slice(0, -1);
  const entries = [
    entry(
      'number',
      intl.formatMessage({ id: 'inspect.number', defaultMessage: 'Line' }),
      `^${String(indexOfLine(incident.lines, id) + 1)}`,
    ),
    entry(
      'happened',
      intl.formatMessage({ id: 'inspect.happened', defaultMessage: 'Happened' }),
      `${dayWords(row.time, zone)} ${clock(row.time, true)}`,
    ),
    entry(
      'recorded',
      intl.formatMessage({ id: 'inspect.recorded', defaultMessage: 'Written down' }),
      `${dayWords(row.recordedAt, zone)} ${clock(row.recordedAt, true)}`,
    ),
    entry('by', intl.formatMessage({ id: 'inspect.by', defaultMessage: 'By' }), `${row.who} · ${row.device}`),
    ...(row.owner
      ? [entry('owner', intl.formatMessage({ id: 'inspect.owner', defaultMessage: 'For' }), row.owner.name)]
      : []),
    ...(fact.kind === 'entry-added/1' && fact.typed !== ''
      ? [entry('typed', intl.formatMessage({ id: 'inspect.typed', defaultMessage: 'As typed' }), fact.typed)]
      : []),
    ...(where && places(intl, where) !== ''
      ? [entry('where', intl.formatMessage({ id: 'inspect.where', defaultMessage: 'Kept' }), places(intl, where))]
      : []),
    ...(row.redaction
      ? [
          entry(
            'redacted',
            intl.formatMessage({ id: 'inspect.redacted', defaultMessage: 'Redacted' }),
            `${dayWords(row.redaction.at, zone)} ${clock(row.redaction.at, true)} · ${row.redaction.by.device}`,
          ),
        ]
      : []),
    ...(row.struck === null
      ? []
      : [entry('struck', intl.formatMessage({ id: 'inspect.struck', defaultMessage: 'Retracted' }), row.struck)]),
  ];
  return (
    <SidePanel
      title={intl.formatMessage({ id: 'inspect.title', defaultMessage: 'Line' })}
      closeName={intl.formatMessage({ id: 'inspect.close', defaultMessage: 'Close the line' })}
      onClose={onClose}
    >
      <p className={styles.words}>{row.text ?? told}</p>
      {row.attachments.length > 0 ? (
        <EntryAttachments line={id} attachments={row.attachments} isRedacted={row.redaction !== null} />
      ) : null}
      <DefinitionList entries={entries} look="lined" />
      {before.length > 0 ? (
        <section className={styles.history}>
          <h3 className={styles.title}>
            <FormattedMessage id="inspect.before" defaultMessage="What it said before" />
          </h3>
          <ol>
            {before.map((one) => (
              <li key={one.at}>
                <FormattedMessage
                  id="inspect.version"
                  defaultMessage="{time} {by}: {text}"
                  values={{ time: clock(one.at, true), by: one.by, text: one.text }}
                />
              </li>
            ))}
          </ol>
        </section>
      ) : null}
      <Button
        variant="quiet"
        keys={COMMANDS['entry-redact'].keys[0] ?? ''}
        onClick={() => {
          app.registry.run('entry-redact');
        }}
      >
        <FormattedMessage {...COMMANDS['entry-redact'].title} />
      </Button>
    </SidePanel>
  );
}

/** This laptop, the others by their codes, the folders that have it. */
function places(intl: IntlShape, { laptops, remotes }: Whereabouts): string {
  if (remotes.length === 0) return '';
  const others = laptops.filter(({ lacks }) => lacks === 0).map(({ code }) => code);
  const folders = remotes.filter(({ lacks }) => lacks === 0).length;
  return intl.formatList(
    [
      intl.formatMessage({ id: 'inspect.where.here', defaultMessage: 'this laptop' }),
      ...others,
      ...(folders === 0
        ? []
        : [
            intl.formatMessage(
              { id: 'inspect.where.folders', defaultMessage: '{folders, plural, one {the folder} other {# folders}}' },
              { folders },
            ),
          ]),
    ],
    { type: 'unit' },
  );
}

const entry = (id: string, name: string, value: string) => ({ id, name, value });
