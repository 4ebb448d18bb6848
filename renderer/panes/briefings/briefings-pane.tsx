import { useState } from 'react';
import { flushSync } from 'react-dom';
import { FormattedMessage, useIntl } from 'react-intl';
import { selectBriefings, type Question } from '../../../shared/domain/incident/briefings/select-briefings';
import type { FactId } from '../../../shared/domain/stated';
import { useTime, useWholeIncident } from '../../app/contexts';
import { useRegistry } from '../../app/use-command';
import { Button } from '../../ui/button';
import { EmptyState } from '../../ui/empty-state';
import { AskField } from './ask-field';
import { BriefingForm } from './briefing-form';
import { BriefingHead } from './briefing-head';
import { BriefingSide } from './briefing-side';
import styles from './briefings.module.css';
import { QuestionActions } from './question-actions';
import { QuestionForm } from './question-form';
import { QuestionList } from './question-list';
import { useBriefingCommands, type BriefingMode } from './use-briefing-commands';

type Props = {
  /** What was typed of a briefing to open: with whom, when. Null: none is being opened. */
  readonly meeting: string | null;
  readonly onMeetingDone: (isOpened: boolean) => void;
};

/** One meeting: what is on its agenda, who is there, and every question with its answer or whoever owes it. */
export function BriefingsPane({ meeting, onMeetingDone }: Props) {
  const intl = useIntl();
  const now = useTime();
  const all = selectBriefings(useWholeIncident());
  const [chosen, setChosen] = useState<FactId | null>(null);
  const [picked, setPicked] = useState<FactId | null>(null);
  const [mode, setMode] = useState<BriefingMode>('none');
  const briefing = all.find(({ id }) => id === chosen) ?? all.findLast(({ endedAt }) => endedAt === null) ?? all.at(-1);
  const questions = briefing?.questions ?? [];
  const question: Question | undefined = questions.find(({ id }) => id === picked) ?? questions.at(-1);
  const show = (next: BriefingMode) => {
    // The field is there before the next key.
    flushSync(() => {
      setMode(next);
    });
  };
  /** Back to the next question while it goes on, else to what was asked. */
  const done = () => {
    show('none');
    focusIn(briefing?.endedAt === null ? '[data-ask] input' : '[role="listbox"]');
  };
  const pick = (id: FactId | null) => {
    setChosen(id);
    setPicked(null);
    setMode('none');
  };
  useBriefingCommands({
    ...{ all, briefing, question, onMode: show, onPick: pick },
    onAsk: () => {
      show('none');
      focusIn('[data-ask] input');
    },
  });

  return (
    <section
      className={styles.pane}
      data-scope="briefings"
      tabIndex={-1}
      aria-label={intl.formatMessage({ id: 'briefings.pane', defaultMessage: 'Briefings' })}
    >
      {meeting !== null ? (
        <BriefingForm
          key={meeting}
          meeting={meeting}
          onDone={(isOpened) => {
            flushSync(() => {
              pick(null);
              onMeetingDone(isOpened);
            });
            if (isOpened) focusIn('[data-ask] input');
          }}
        />
      ) : briefing ? (
        <div className={styles.sides}>
          <div className={styles.main}>
            <BriefingHead briefing={briefing} now={now} />
            {mode === 'change' ? (
              <BriefingForm briefing={briefing} meeting="" onDone={done} />
            ) : (
              <>
                <QuestionList
                  {...{ briefing, questions, now }}
                  selected={question}
                  onSelect={(id) => {
                    setPicked(id);
                    setMode('none');
                  }}
                />
                {question && mode !== 'none' ? (
                  <QuestionForm key={mode + question.id} {...{ briefing, question, mode }} onDone={done} />
                ) : (
                  <div className={styles.foot}>
                    {question ? <QuestionActions question={question} /> : null}
                    {briefing.endedAt === null ? (
                      <AskField
                        key={briefing.id}
                        briefing={briefing}
                        onAsked={() => {
                          setPicked(null);
                        }}
                      />
                    ) : null}
                  </div>
                )}
              </>
            )}
          </div>
          <BriefingSide briefing={briefing} all={all} onPick={pick} />
        </div>
      ) : (
        <NoBriefing />
      )}
    </section>
  );
}

function NoBriefing() {
  const intl = useIntl();
  const registry = useRegistry();
  return (
    <EmptyState
      title={intl.formatMessage({ id: 'briefings.none', defaultMessage: 'No briefing in this incident yet' })}
      actions={
        <Button variant="primary" keys="N" onClick={() => void registry.run('briefing-open')}>
          <FormattedMessage id="briefings.open" defaultMessage="Open a briefing" />
        </Button>
      }
    >
      <FormattedMessage
        id="briefings.how"
        defaultMessage="/meet executives 04:30 opens one from the line below. What is asked in it is answered, or somebody owes the answer until a time."
      />
    </EmptyState>
  );
}

/** The first of them in this pane; the pane itself where there is none. */
function focusIn(selector: string): void {
  const pane = document.querySelector<HTMLElement>('section[data-scope~="briefings"]');
  (pane?.querySelector<HTMLElement>(selector) ?? pane)?.focus();
}
