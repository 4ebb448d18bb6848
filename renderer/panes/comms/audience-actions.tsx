import { useIntl } from 'react-intl';
import type { AudienceRow } from '../../../shared/domain/incident/comms/select-comms';
import { AudienceForm } from './audience-form';
import { CallForm } from './call-form';
import type { Draft } from './draft';
import { FeedbackForm } from './feedback-form';
import { ReachForm } from './reach-form';
import { SendForm } from './send-form';
import { TemplateForm } from './template-form';
import { ToldTable } from './told-table';
import type { Handed } from './use-outside';
import { TimeForm } from './time-form';
import styles from './comms.module.css';

export type CommsMode =
  'send' | 'snooze' | 'promise' | 'draft' | 'feedback' | 'rewrite' | 'reach' | 'set' | 'add' | 'call' | 'told';

type Props = {
  readonly row: AudienceRow;
  readonly draft: Draft;
  readonly mode: CommsMode;
  /** By which means it was handed on just now; null: it was not. */
  readonly handed: Handed | null;
  readonly onCall: (phone: string) => void;
  /** An audience was added, which is the one to look at now. */
  readonly onAdded: (audience: string) => void;
  readonly onDone: () => void;
};

/** What a key must still know about one audience: asked between the matrix and the draft. */
export function AudienceActions({ row, draft, mode, handed, onCall, onAdded, onDone }: Props) {
  const intl = useIntl();
  const { audience } = row;
  if (mode === 'rewrite') return null;
  return (
    <div
      className={styles.actions}
      onKeyDown={(event) => {
        if (event.key === 'Escape') onDone();
      }}
    >
      {mode === 'send' ? <SendForm audience={audience} draft={draft} handed={handed} onDone={onDone} /> : null}
      {mode === 'draft' ? <TemplateForm audience={audience} draft={draft} onDone={onDone} /> : null}
      {mode === 'feedback' ? <FeedbackForm audience={audience} onDone={onDone} /> : null}
      {mode === 'reach' ? <ReachForm audience={audience} onDone={onDone} /> : null}
      {mode === 'set' ? <AudienceForm audience={audience} onDone={onDone} /> : null}
      {mode === 'add' ? <AudienceForm audience={null} onDone={onAdded} /> : null}
      {mode === 'told' ? <ToldTable /> : null}
      {mode === 'call' ? <CallForm audience={audience} onCall={onCall} /> : null}
      {mode === 'snooze' ? (
        <TimeForm
          timeLabel={intl.formatMessage({ id: 'comms.until', defaultMessage: 'Until: 20m, 1230 or 12:30Z' })}
          withReason
          command={(at, reason) => ({ kind: 'snooze', audience: audience.id, until: at, reason })}
          onDone={onDone}
        />
      ) : null}
      {mode === 'promise' ? (
        <TimeForm
          timeLabel={intl.formatMessage({
            id: 'comms.promise-at',
            defaultMessage: 'Next update at: 0700, 12:30Z or 45m',
          })}
          command={(at) =>
            draft.message
              ? { kind: 'promise-next', message: draft.message.id, at }
              : { kind: 'promise-update', audience: audience.id, at }
          }
          onDone={onDone}
        />
      ) : null}
    </div>
  );
}
