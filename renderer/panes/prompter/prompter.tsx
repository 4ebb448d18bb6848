import { useState } from 'react';
import { useIntl } from 'react-intl';
import type { Incident } from '../../../shared/domain/incident/incident';
import { selectPrompts, type Prompt } from '../../../shared/domain/incident/loop/select-prompts';
import { useAct } from '../../app/acting';
import { useApp, usePeople, useRoom, useSettings, useTime, useWholeIncident } from '../../app/contexts';
import { lineContext } from '../../app/line/line-context';
import { useCommand } from '../../app/use-command';
import { FilterChips } from '../../ui/filter-chips';
import { FormStrip } from '../../ui/form-strip';
import { promptForm, promptName } from './prompt-form';

/** Where it begins: at what is asked first, or at one kind of prompt. */
type Open = { readonly key: string | null };

/** The commander's loop: what to say next, and a field for the answer. It covers nothing. */
export function Prompter({ onClose }: { readonly onClose: () => void }) {
  const intl = useIntl();
  const app = useApp();
  const act = useAct();
  const people = usePeople();
  const { room } = useRoom();
  const zone = useSettings((settings) => settings.zone);
  const incident = useWholeIncident();
  const now = useTime(10_000);
  const [open, setOpen] = useState<Open | null>(null);
  useCommand('prompter', () => {
    setOpen((was) => (was ? null : { key: null }));
  });
  useCommand('status', () => {
    setOpen({ key: 'size-up' });
  });
  useCommand('review-decision', () => {
    const all = selectPrompts(room.store.getState(), Date.now()).flatMap((one) => (one.kind === 'review' ? [one] : []));
    const wanted = app.wantedDue.getState().wanted?.id;
    const review = all.find(({ decision }) => wanted === `decision:${decision}`) ?? all[0];
    if (review) setOpen({ key: keyOf(review) });
    else
      app.toasts.show({
        text: intl.formatMessage({
          id: 'prompter.no-review',
          defaultMessage: 'No decision waits to be looked at again: say when while you decide it.',
        }),
      });
  });
  if (!open) return null;
  const prompts = selectPrompts(incident, now);
  const prompt = prompts.find((one) => keyOf(one) === open.key) ?? prompts[0];
  if (!prompt) return null;
  const close = () => {
    setOpen(null);
    onClose();
  };
  const context = lineContext({ incident, people, me: app.me(), zone, now });
  const form = promptForm(prompt, { intl, incident, context });
  return (
    <FormStrip
      key={keyOf(prompt)}
      title={form.title}
      note={form.say}
      fields={form.fields}
      leaveWords={intl.formatMessage({ id: 'prompter.leave', defaultMessage: 'Leave it' })}
      doWords={form.doWords}
      onLeave={close}
      onSubmit={async (values) => {
        const asked = form.command(values);
        if (typeof asked === 'string') return asked;
        if (asked === null) {
          setOpen(null);
          if (prompt.kind === 'due') app.showDue({ book: room.book, id: prompt.due.id });
          return null;
        }
        const why = await act(asked);
        if (why !== null) return why;
        // A decision goes on to its next question; everything else is done.
        const next = openDecision(room.store.getState());
        if (next) setOpen({ key: keyOf(next) });
        else close();
        return null;
      }}
    >
      <FilterChips
        name={intl.formatMessage({ id: 'prompter.next', defaultMessage: 'What else to say' })}
        chips={prompts.map((one) => ({ id: keyOf(one), label: promptName(intl, one) }))}
        pressed={[keyOf(prompt)]}
        onToggle={(key) => {
          setOpen({ key });
        }}
      />
    </FormStrip>
  );
}

/** The decision that waits for its next question. */
const openDecision = (incident: Incident): Prompt | undefined =>
  selectPrompts(incident, Date.now()).find((one) => one.kind === 'poll' || one.kind === 'decide');

const keyOf = (prompt: Prompt): string => {
  if ('decision' in prompt) return `${prompt.kind} ${prompt.decision}`;
  return prompt.kind === 'due' ? `due ${prompt.due.id}` : prompt.kind;
};
