import { useEffect, useState } from 'react';
import { flushSync } from 'react-dom';
import { FormattedMessage, useIntl } from 'react-intl';
import { selectMatrix, type AudienceRow } from '../../../shared/domain/incident/comms/select-comms';
import { selectDraft } from '../../../shared/domain/incident/messages/select-messages';
import { areChannelsDown } from '../../../shared/domain/incident/messages/variables';
import { useApp, useTime, useWholeIncident } from '../../app/contexts';
import { qrOf } from '../../app/qr';
import { Button } from '../../ui/button';
import { Chip } from '../../ui/chip';
import { Dialog } from '../../ui/dialog';
import { FilterChips } from '../../ui/filter-chips';
import { KeyHint } from '../../ui/key-hint';
import { QrCode } from '../../ui/qr-code';
import { Strip } from '../../ui/strip';
import { AudienceActions, type CommsMode } from './audience-actions';
import { draftFor } from './draft';
import { Press } from './draft-buttons';
import { DraftPanel } from './draft-panel';
import { MatrixTable } from './matrix-table';
import { PublicPage } from './public-page';
import styles from './comms.module.css';
import { useOutside, type Handed } from './use-outside';
import { usePrint } from './use-print';
import { useCommsCommands } from './use-comms-commands';

type Props = {
  /** An audience named in the composer, or asked for by its id: its draft is open. */
  readonly asked: string;
  /** Where the focus goes: the audience's row, whose keys act, or what is known. */
  readonly startsAt: 'row' | 'facts';
  /** What the composer asked for is done, or put away. */
  readonly onAnswered: () => void;
};

type Filter = 'on' | 'due' | 'approve' | 'all';

/** The communication matrix: who hears what, how often, by which means, what is late, and the words to each. */
export function CommsPane({ asked, startsAt, onAnswered }: Props) {
  const intl = useIntl();
  const incident = useWholeIncident();
  const now = useTime();
  const [filter, setFilter] = useState<Filter>('on');
  const matrix = selectMatrix(incident, now);
  const [askedFor] = useState(() => matrix.find((row) => isAsked(row, asked))?.audience.id);
  const [picked, setPicked] = useState(askedFor ?? matrix[0]?.audience.id);
  // One that was taken back meanwhile is none any more.
  const chosen = matrix.some(({ audience }) => audience.id === picked) ? picked : matrix[0]?.audience.id;
  const passes = (row: AudienceRow, by: Filter): boolean => {
    if (by === 'approve')
      return ['awaiting', 'confirm'].includes(selectDraft(incident, row.audience.id, now)?.state ?? '');
    if (by === 'due') return row.isOn && ['overdue', 'due-soon'].includes(row.due.kind);
    return by === 'all' || row.isOn;
  };
  const shown = matrix.filter((row) => passes(row, filter) || row.audience.id === chosen);
  const row = matrix.find((one) => one.audience.id === chosen);
  const step = (by: 1 | -1) => {
    const at = shown.findIndex((one) => one.audience.id === chosen);
    flushSync(() => {
      setPicked(shown[(at + by + shown.length) % Math.max(1, shown.length)]?.audience.id);
    });
    focusRow();
  };
  const chip = (id: Filter, label: string) => ({
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
        wraps
        title={intl.formatMessage({ id: 'comms.title', defaultMessage: 'Stakeholder updates' })}
        end={
          <>
            {areChannelsDown(incident) ? (
              <Chip tone="notice" glyph="!">
                <FormattedMessage id="comms.down" defaultMessage="Usual channels down: fallbacks first" />
              </Chip>
            ) : null}
            <Press id="audience-add">
              <FormattedMessage id="comms.add" defaultMessage="Add audience" />
            </Press>
            <KeyHint keys="[">
              <FormattedMessage id="comms.key-audience" defaultMessage="Audience" />
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
            chip('approve', intl.formatMessage({ id: 'comms.approve', defaultMessage: 'To approve' })),
            chip('all', intl.formatMessage({ id: 'comms.all', defaultMessage: 'All' })),
          ]}
          pressed={[filter]}
          onToggle={(id) => {
            setFilter(id as Filter);
          }}
        />
      </Strip>
      <PublicPage />
      <div className={styles.matrix}>
        <MatrixTable
          rows={shown}
          now={now}
          selected={chosen}
          onSelect={setPicked}
          onOpen={(id) => {
            setPicked(id);
          }}
        />
      </div>
      {row ? (
        <AudienceWords
          key={row.audience.id}
          row={row}
          onStep={step}
          onAdded={(id) => {
            flushSync(() => {
              setPicked(id);
            });
            focusRow();
          }}
          startsAt={askedFor === row.audience.id ? startsAt : null}
          onAnswered={onAnswered}
        />
      ) : null}
    </section>
  );
}

type WordsProps = {
  readonly row: AudienceRow;
  readonly onStep: (by: 1 | -1) => void;
  readonly onAdded: (audience: string) => void;
  /** Null: nobody asked for this audience. From the facts the composer waits for what becomes of it. */
  readonly startsAt: 'row' | 'facts' | null;
  readonly onAnswered: () => void;
};

/** The words to the chosen audience, and what its keys ask. */
function AudienceWords({ row, onStep, onAdded, startsAt, onAnswered }: WordsProps) {
  const intl = useIntl();
  const app = useApp();
  const incident = useWholeIncident();
  const now = useTime();
  const [mode, setMode] = useState<CommsMode | null>(null);
  const [hasQr, setQr] = useState(false);
  const [handed, setHanded] = useState<Handed | null>(null);
  const draft = draftFor(row.audience, { intl, incident, now, me: app.me() });
  usePrint(row.audience, draft);
  const outside = useOutside(row, draft, {
    onPick: () => {
      setMode('call');
    },
    onHanded: (by) => {
      setHanded(by);
      setMode('send');
    },
  });
  useCommsCommands(row, draft, {
    outside,
    onMode: (next) => {
      setHanded(null);
      setMode(next);
    },
    onStep,
    onQr: () => {
      setQr(true);
    },
  });
  useEffect(() => {
    if (startsAt === 'facts') document.querySelector<HTMLElement>('#facts [data-word="known"] textarea')?.focus();
    if (startsAt === 'row') focusRow();
  }, [startsAt]);
  const done = () => {
    // Told: back to where it was asked from.
    if (mode === 'send' && startsAt === 'facts') onAnswered();
    else focusRow();
    setMode(null);
  };
  return (
    <>
      {mode === null ? null : (
        <AudienceActions
          key={`${mode} ${handed?.channel ?? ''}`}
          {...{ row, draft, mode, handed }}
          onCall={(phone) => void outside.dial(phone)}
          onAdded={onAdded}
          onDone={done}
        />
      )}
      <DraftPanel
        row={row}
        draft={draft}
        now={now}
        isRewriting={mode === 'rewrite'}
        onRewritten={done}
        onLeave={focusRow}
      />
      {hasQr ? (
        <Dialog
          isOpen
          title={intl.formatMessage({ id: 'comms.qr', defaultMessage: 'Words to {name}' }, { name: row.audience.name })}
          onClose={() => {
            setQr(false);
          }}
          actions={
            <Button
              keys="Esc"
              onClick={() => {
                setQr(false);
              }}
            >
              <FormattedMessage id="comms.qr-close" defaultMessage="Close" />
            </Button>
          }
        >
          <QrCode
            {...qrOf(draft.text)}
            name={intl.formatMessage({ id: 'comms.qr-name', defaultMessage: 'The words as a code to photograph' })}
          />
        </Dialog>
      ) : null}
    </>
  );
}

const focusRow = () => document.querySelector<HTMLElement>('[data-scope="comms"] tr[tabindex="0"]')?.focus();

const isAsked = (row: AudienceRow, asked: string): boolean => {
  const letters = (text: string) => text.toLowerCase().replaceAll(/[^a-z]/g, '');
  return row.audience.id === asked || (letters(asked) !== '' && letters(row.audience.name).startsWith(letters(asked)));
};
