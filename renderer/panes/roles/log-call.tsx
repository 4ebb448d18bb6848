import { useState } from 'react';
import { useIntl } from 'react-intl';
import { REACHED } from '../../../shared/domain/incident/escalation/facts';
import { useAct } from '../../app/acting';
import { useApp, usePeople, useRoom, useSettings } from '../../app/contexts';
import { reachedWords } from '../../app/domain-words';
import { lineContext } from '../../app/line-context';
import { readPerson } from '../../app/read-assignment';
import { useCommand } from '../../app/use-command';
import { FormStrip } from '../../ui/form-strip';

/** Somebody was called: whether they were reached stands in the log and on the call sheet. */
export function LogCall({ onClose }: { readonly onClose: () => void }) {
  const intl = useIntl();
  const app = useApp();
  const act = useAct();
  const people = usePeople();
  const { room } = useRoom();
  const zone = useSettings((settings) => settings.zone);
  const [isOpen, setOpen] = useState(false);
  useCommand('log-call', () => {
    setOpen(true);
  });
  if (!isOpen) return null;
  const close = () => {
    setOpen(false);
    onClose();
  };
  return (
    <FormStrip
      title={intl.formatMessage({ id: 'call.title', defaultMessage: 'Call' })}
      fields={[
        {
          kind: 'text',
          id: 'who',
          label: intl.formatMessage({ id: 'call.who', defaultMessage: 'Who was called' }),
          initial: '',
        },
        {
          kind: 'choice',
          id: 'outcome',
          label: intl.formatMessage({ id: 'call.outcome', defaultMessage: 'What came of it' }),
          initial: 'reached',
          options: REACHED.map((one) => ({ value: one, label: reachedWords(intl, one) })),
        },
        {
          kind: 'text',
          id: 'note',
          label: intl.formatMessage({ id: 'call.note', defaultMessage: 'In a word' }),
          initial: '',
        },
      ]}
      leaveWords={intl.formatMessage({ id: 'call.leave', defaultMessage: 'Leave it' })}
      doWords={intl.formatMessage({ id: 'call.do', defaultMessage: 'Log it' })}
      onLeave={close}
      onSubmit={async ({ who = '', outcome = 'reached', note = '' }) => {
        const context = lineContext({ incident: room.store.getState(), people, me: app.me(), zone, now: Date.now() });
        const refused = await act({
          kind: 'log-contact',
          person: readPerson(who, context),
          channel: '',
          outcome: outcome as (typeof REACHED)[number],
          note,
        });
        if (refused === null) close();
        return refused;
      }}
    />
  );
}
