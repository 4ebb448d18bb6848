import { useIntl } from 'react-intl';
import type { Briefing, Question } from '../../../shared/domain/incident/briefings/select-briefings';
import type { FactId } from '../../../shared/domain/stated';
import { useActOrTell } from '../../app/acting';
import { useCommand } from '../../app/use-command';

/** What the pane asks for just now. */
export type BriefingMode = 'none' | 'change' | 'answer' | 'owe';

type Ports = {
  readonly all: readonly Briefing[];
  readonly briefing: Briefing | undefined;
  readonly question: Question | undefined;
  readonly onMode: (mode: BriefingMode) => void;
  readonly onPick: (briefing: FactId) => void;
  readonly onAsk: () => void;
};

/** What the keys of the pane do to the briefing on screen and the chosen question. */
export function useBriefingCommands({ all, briefing, question, onMode, onPick, onAsk }: Ports): void {
  const intl = useIntl();
  const act = useActOrTell();
  const none = briefing
    ? null
    : intl.formatMessage({ id: 'off.no-briefing', defaultMessage: 'No briefing was opened' });
  const over =
    none ??
    (briefing?.endedAt === null
      ? null
      : intl.formatMessage({ id: 'off.briefing-over', defaultMessage: 'This briefing is over' }));
  const unasked = question
    ? null
    : intl.formatMessage({ id: 'off.no-question', defaultMessage: 'No question was asked yet' });
  const step = (by: number) => {
    const next = briefing && all[all.indexOf(briefing) + by];
    if (next) onPick(next.id);
  };
  useCommand(
    'briefing-change',
    () => {
      onMode('change');
    },
    over,
  );
  useCommand(
    'briefing-end',
    () => {
      if (!briefing) return;
      const { id, withWhom, questions } = briefing;
      void act(
        { kind: 'end-briefing', briefing: id },
        intl.formatMessage(
          {
            id: 'briefings.ended',
            defaultMessage: 'Briefing with {whom} ended{owed, plural, =0 {} other {, # owed}}',
          },
          { whom: withWhom, owed: questions.filter(({ state }) => state === 'owed').length },
        ),
      );
    },
    over,
  );
  useCommand('briefing-previous', () => {
    step(-1);
  });
  useCommand('briefing-next', () => {
    step(1);
  });
  useCommand('question-ask', onAsk, over);
  useCommand(
    'question-answer',
    () => {
      onMode('answer');
    },
    unasked,
  );
  useCommand(
    'question-owe',
    () => {
      onMode('owe');
    },
    unasked,
  );
  useCommand(
    'question-take-back',
    () => {
      if (!question) return;
      void act(
        { kind: 'take-back-question', question: question.id },
        intl.formatMessage({ id: 'briefings.taken-back', defaultMessage: 'The question is taken back' }),
      );
    },
    unasked,
  );
}
