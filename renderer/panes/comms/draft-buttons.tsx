import { FormattedMessage } from 'react-intl';
import { selectReach } from '../../../shared/domain/incident/comms/reach';
import { useWholeIncident } from '../../app/contexts';
import type { CommandId } from '../../app/command-table';
import { COMMANDS } from '../../app/command-table';
import { useRegistry } from '../../app/use-command';
import { Button } from '../../ui/button';
import type { Draft } from './draft';
import styles from './draft.module.css';

type Props = { readonly audience: string; readonly draft: Draft };

/** The next step first: approve, then copy, then mark sent. */
export function DraftButtons({ audience, draft: { message } }: Props) {
  const reach = selectReach(useWholeIncident(), audience);
  const state = message?.state;
  const isApproved = state === 'approved' || state === 'queued' || state === 'part-sent' || state === 'failed';
  return (
    <div className={styles.buttons}>
      <Press id="message-approve" isFirst={!isApproved}>
        {state === 'confirm' ? (
          <FormattedMessage id="draft.do-confirm" defaultMessage="Confirm again" />
        ) : (
          <FormattedMessage id="draft.do-approve" defaultMessage="Approve" />
        )}
      </Press>
      <Press id="message-copy" isFirst={isApproved}>
        <FormattedMessage id="draft.do-copy" defaultMessage="Copy" />
      </Press>
      {isApproved && reach.mail.length > 0 ? (
        <Press id="message-mail">
          <FormattedMessage id="draft.do-mail" defaultMessage="Open in mail" />
        </Press>
      ) : null}
      {isApproved && reach.phones.length > 0 ? (
        <>
          <Press id="message-call">
            <FormattedMessage id="draft.do-call" defaultMessage="Call" />
          </Press>
          <Press id="message-sms">
            <FormattedMessage id="draft.do-sms" defaultMessage="SMS" />
          </Press>
        </>
      ) : null}
      <Press id="message-qr">
        <FormattedMessage id="draft.do-qr" defaultMessage="QR" />
      </Press>
      <Press id="message-print">
        <FormattedMessage id="draft.do-print" defaultMessage="Print" />
      </Press>
      <Press id="update-send">
        <FormattedMessage id="draft.do-send" defaultMessage="Mark sent" />
      </Press>
      <Press id="message-rewrite">
        <FormattedMessage id="draft.do-rewrite" defaultMessage="Rewrite" />
      </Press>
      <Press id="message-draft">
        <FormattedMessage id="draft.do-draft" defaultMessage="Other words" />
      </Press>
      {isApproved ? null : (
        <Press id="message-ask">
          <FormattedMessage id="draft.do-ask" defaultMessage="Ask for approval" />
        </Press>
      )}
      <Press id="message-no-change">
        <FormattedMessage id="draft.do-no-change" defaultMessage="No change" />
      </Press>
    </div>
  );
}

/** What concerns the audience rather than the words. */
export function AudienceButtons() {
  return (
    <div className={styles.buttons}>
      <Press id="update-snooze">
        <FormattedMessage id="comms.snooze" defaultMessage="Snooze" />
      </Press>
      <Press id="update-promise">
        <FormattedMessage id="draft.do-promise" defaultMessage="Next at" />
      </Press>
      <Press id="message-feedback">
        <FormattedMessage id="draft.do-feedback" defaultMessage="Feedback" />
      </Press>
      <Press id="messages-told">
        <FormattedMessage id="draft.do-told" defaultMessage="Who heard what" />
      </Press>
      <Press id="audience-reach">
        <FormattedMessage id="draft.do-reach" defaultMessage="Addresses" />
      </Press>
      <Press id="audience-set">
        <FormattedMessage id="draft.do-set" defaultMessage="How often" />
      </Press>
    </div>
  );
}

type PressProps = { readonly id: CommandId; readonly isFirst?: boolean; readonly children: React.ReactNode };

/** A command as a button, with its key. */
export function Press({ id, isFirst = false, children }: PressProps) {
  const registry = useRegistry();
  return (
    <Button
      size="small"
      variant={isFirst ? 'primary' : 'plain'}
      keys={COMMANDS[id].keys[0] ?? ''}
      onClick={() => {
        registry.run(id);
      }}
    >
      {children}
    </Button>
  );
}
