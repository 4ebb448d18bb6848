import { useIntl } from 'react-intl';
import type { AudienceRow } from '../../../shared/domain/incident/comms/select-comms';
import { useAct, useActOrTell } from '../../app/acting';
import { useApp } from '../../app/contexts';
import { useCommand } from '../../app/use-command';
import type { CommsMode } from './audience-actions';
import type { Draft } from './draft';
import type { Outside } from './use-outside';
import { useBegin } from './use-begin';

type Ports = {
  readonly onMode: (mode: CommsMode) => void;
  readonly onStep: (by: 1 | -1) => void;
  readonly onQr: () => void;
  readonly outside: Outside;
};

/** What the keys do to the chosen audience and its words. */
export function useCommsCommands(row: AudienceRow, draft: Draft, { onMode, onStep, onQr, outside }: Ports): void {
  const intl = useIntl();
  const app = useApp();
  const act = useAct();
  const actOrTell = useActOrTell();
  const begin = useBegin(row.audience.id, draft);
  const { id: audience, name } = row.audience;
  const tell = (text: string) => app.toasts.show({ text });

  async function approve(): Promise<boolean> {
    const begun = await begin();
    const why =
      typeof begun === 'string' ? begun : await act({ kind: 'approve-message', message: begun.id, text: draft.text });
    if (why !== null) tell(why);
    return why === null;
  }
  async function ask(): Promise<void> {
    const begun = await begin();
    if (typeof begun === 'string') tell(begun);
    else await actOrTell({ kind: 'ask-approval', message: begun.id });
  }
  function copy(): void {
    void navigator.clipboard.writeText(draft.text).then(
      () => tell(intl.formatMessage({ id: 'copied', defaultMessage: 'Copied' })),
      () =>
        tell(
          intl.formatMessage({
            id: 'not-copied',
            defaultMessage: 'The clipboard could not be reached. Nothing was copied.',
          }),
        ),
    );
  }
  const asking = (mode: CommsMode) => () => {
    onMode(mode);
  };

  useCommand('message-approve', () => void approve());
  useCommand('message-approve-copy', () => {
    void approve().then((isApproved) => {
      if (isApproved) copy();
    });
  });
  useCommand('message-ask', () => void ask());
  useCommand('message-copy', outside.ifTrue(copy));
  useCommand('message-qr', outside.ifTrue(onQr));
  useCommand('message-facts', () => document.querySelector<HTMLElement>('#facts textarea')?.focus());
  useCommand('message-rewrite', asking('rewrite'));
  useCommand('message-draft', asking('draft'));
  useCommand('message-feedback', asking('feedback'));
  useCommand('message-mail', outside.mail);
  useCommand('message-call', outside.call);
  useCommand('message-sms', outside.sms);
  useCommand('messages-told', asking('told'));
  useCommand('audience-reach', asking('reach'));
  useCommand('audience-set', asking('set'));
  useCommand('audience-add', asking('add'));
  useCommand('message-no-change', () => {
    void actOrTell({ kind: 'draft-message', audience, template: 'no-change', nextAt: draft.nextAt });
  });
  useCommand('update-send', asking('send'));
  useCommand('update-snooze', asking('snooze'));
  useCommand('update-promise', asking('promise'));
  useCommand('update-switch', () => {
    void actOrTell(
      { kind: 'switch-audience', audience, on: !row.isOn },
      intl.formatMessage(
        {
          id: 'comms.switched',
          defaultMessage: '{name}: {on, select, true {updates from now on} other {no updates any more}}',
        },
        { name, on: String(!row.isOn) },
      ),
    );
  });
  useCommand('update-previous', () => {
    onStep(-1);
  });
  useCommand('update-next', () => {
    onStep(1);
  });
}
