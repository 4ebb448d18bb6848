import { FormattedMessage, useIntl } from 'react-intl';
import { useStore } from 'zustand';
import { parseIncidentFact } from '../../../shared/domain/incident/facts';
import { useApp, useClockWords } from '../../app/contexts';
import { factWords } from '../../app/fact-words/fact-words';
import type { RemovalReport } from '../../app/sync/removal-store';
import { useDone } from '../../app/use-done';
import { Button } from '../../ui/button';
import { Dialog } from '../../ui/dialog';
import styles from './late-work.module.css';

/** More than anyone reads before deciding. */
const MAX_SHOWN = 50;

type Late = RemovalReport['late'][number];

/** What a laptop wrote after it was taken out, incident by incident: each is accepted or rejected as it stands. */
export function LateWorkDialog({ device, onClose }: { readonly device: string; readonly onClose: () => void }) {
  const intl = useIntl();
  const { removals } = useApp();
  const late = useStore(removals).late.filter((one) => one.device === device);
  const [first] = late;
  return (
    <Dialog
      isOpen
      onClose={onClose}
      size="wide"
      title={intl.formatMessage(
        { id: 'late.title', defaultMessage: 'Late work by {name} · {code}' },
        { name: first?.name, code: first?.code },
      )}
      closeName={intl.formatMessage({ id: 'late.close', defaultMessage: 'Decide later' })}
      description={
        <FormattedMessage
          id="late.what"
          defaultMessage="Accepted lines stand in the timeline at their own time, on every laptop. Rejected ones stay in the record and are shown nowhere."
        />
      }
    >
      <div className={styles.late}>
        {late.map((one) => (
          <LateBook key={one.book} late={one} />
        ))}
      </div>
    </Dialog>
  );
}

function LateBook({ late: { device, book, ops } }: { readonly late: Late }) {
  const { bridge, catalog } = useApp();
  const summary = useStore(catalog.listed).get(book)?.summary;
  const done = useDone();
  const decide = (isAccepted: boolean) => void done(bridge.call('decide-late', { device, book, isAccepted }));
  const left = ops.length - MAX_SHOWN;
  return (
    <section className={styles.book}>
      <h3 className={styles.name}>
        {summary ? (
          <FormattedMessage
            id="late.of"
            defaultMessage="{reference} {title}"
            values={{ reference: summary.reference, title: summary.title }}
          />
        ) : (
          <FormattedMessage id="late.of-new" defaultMessage="An incident that only that laptop knows" />
        )}
      </h3>
      {/* Longer than the dialog: the arrows must be able to scroll it. */}
      <ol className={styles.lines} tabIndex={0}>
        {ops.slice(0, MAX_SHOWN).map((op) => (
          <LateLine key={op.hash} op={op} />
        ))}
      </ol>
      {left > 0 ? (
        <p>
          <FormattedMessage id="late.more" defaultMessage="and {left, number} more" values={{ left }} />
        </p>
      ) : null}
      <div className={styles.actions}>
        <Button
          variant="primary"
          onClick={() => {
            decide(true);
          }}
        >
          <FormattedMessage
            id="late.accept"
            defaultMessage="{count, plural, one {Accept it} other {Accept these #}}"
            values={{ count: ops.length }}
          />
        </Button>
        <Button
          onClick={() => {
            decide(false);
          }}
        >
          <FormattedMessage id="late.reject" defaultMessage="Reject" />
        </Button>
      </div>
    </section>
  );
}

function LateLine({ op: { body } }: { readonly op: Late['ops'][number] }) {
  const intl = useIntl();
  const clock = useClockWords();
  const said = body.facts.flatMap((fact) => {
    const known = parseIncidentFact(fact);
    return known ? [factWords(intl, known, clock)] : [];
  });
  return (
    <li className={styles.line}>
      <time className="tabular">{clock(body.wall, true)}</time>
      <span>
        {said.length > 0
          ? said.join(' · ')
          : intl.formatMessage({ id: 'late.unknown', defaultMessage: 'Something this version does not know' })}
      </span>
    </li>
  );
}
