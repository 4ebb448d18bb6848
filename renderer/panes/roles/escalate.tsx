import { useState } from 'react';
import { useIntl } from 'react-intl';
import { LADDER, levelDef, type Level } from '../../../shared/domain/content/escalation';
import { selectEscalation } from '../../../shared/domain/incident/escalation/select-escalation';
import { useAct } from '../../app/acting';
import { useWholeIncident } from '../../app/contexts';
import { useLineContext } from '../../app/line/use-line-context';
import { readPerson } from '../../app/line/read-assignment';
import { useCommand } from '../../app/use-command';
import { FormStrip } from '../../ui/form-strip';
import { levelWords } from './level-words';

/** The next level is asked: to whom, why, what was tried. Its clock starts, and the words stand in the log. */
export function Escalate({ onClose }: { readonly onClose: () => void }) {
  const intl = useIntl();
  const act = useAct();
  const readNow = useLineContext();
  const incident = useWholeIncident();
  const [isOpen, setOpen] = useState(false);
  const open = () => {
    setOpen(true);
  };
  useCommand('escalate', open);
  useCommand('role-escalate', open);
  if (!isOpen) return null;
  const close = () => {
    setOpen(false);
    onClose();
  };
  const { level } = selectEscalation(incident);
  const next = levelDef(Math.min(4, level + 1) as Level);
  const text = (id: string, label: string) => ({ kind: 'text' as const, id, label, initial: '' });
  return (
    <FormStrip
      title={intl.formatMessage({ id: 'escalate.title', defaultMessage: 'Escalate' })}
      note={intl.formatMessage(
        { id: 'escalate.note', defaultMessage: 'Now {now}. Read it to them as you log it.' },
        { now: levelWords(intl, level) },
      )}
      fields={[
        {
          kind: 'choice',
          id: 'level',
          label: intl.formatMessage({ id: 'escalate.to', defaultMessage: 'To' }),
          initial: String(next.level),
          options: LADDER.slice(1).map((one) => ({ value: String(one.level), label: levelWords(intl, one.level) })),
        },
        text('who', intl.formatMessage({ id: 'escalate.who', defaultMessage: 'Who is asked' })),
        text('why', intl.formatMessage({ id: 'escalate.why', defaultMessage: 'Why' })),
        text('tried', intl.formatMessage({ id: 'escalate.tried', defaultMessage: 'Tried so far' })),
        text('asked', intl.formatMessage({ id: 'escalate.asked', defaultMessage: 'What is asked of them' })),
      ]}
      leaveWords={intl.formatMessage({ id: 'escalate.leave', defaultMessage: 'Leave it' })}
      doWords={intl.formatMessage({ id: 'escalate.do', defaultMessage: 'Escalate' })}
      onLeave={close}
      onSubmit={async ({ level: to = '2', who = '', why = '', tried = '', asked = '' }) => {
        const context = readNow();
        const person = who.trim() === '' ? null : readPerson(who, context);
        const refused = await act({ kind: 'escalate', level: Number(to) as Level, person, why, tried, asked });
        if (refused === null) close();
        return refused;
      }}
    />
  );
}
