import { useState } from 'react';
import { useIntl } from 'react-intl';
import { REACHED } from '../../../shared/domain/incident/escalation/facts';
import { useAct } from '../../app/acting';
import { reachedWords } from '../../app/domain-words';
import { useLineContext } from '../../app/line/use-line-context';
import { readPerson } from '../../app/line/read-assignment';
import { useCommand } from '../../app/use-command';
import { FormStrip } from '../../ui/form-strip';

/** Somebody was called: whether they were reached stands in the log and on the call sheet. */
export function LogCall({ onClose }: { readonly onClose: () => void }) {
  const intl = useIntl();
  const act = useAct();
  const readNow = useLineContext();
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
        const context = readNow();
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
