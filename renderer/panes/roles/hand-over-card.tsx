import { useState, type KeyboardEvent } from 'react';
import { flushSync } from 'react-dom';
import { FormattedMessage, useIntl } from 'react-intl';
import type { BriefPoint } from '../../../shared/domain/incident/hand-over/facts';
import type { HandOver } from '../../../shared/domain/incident/hand-over/select-hand-over';
import { useAct, useActOrTell } from '../../app/acting';
import { briefWords, pointWords } from '../../app/brief-words';
import { useClockWords, useTime, useWholeIncident } from '../../app/contexts';
import { useCommand } from '../../app/use-command';
import { Button } from '../../ui/button';
import { CheckMark } from '../../ui/check-mark';
import { Chip } from '../../ui/chip';
import { FormStrip } from '../../ui/form-strip';
import { Keys } from '../../ui/keys';
import styles from './hand-over.module.css';

/** A role going from one to the next: the outgoing's brief on the left, what the incoming has said back on the right. */
export function HandOverCard({ handOver }: { readonly handOver: HandOver }) {
  const intl = useIntl();
  const act = useActOrTell();
  const incident = useWholeIncident();
  const clock = useClockWords();
  const now = useTime(10_000);
  const [selected, setSelected] = useState(0);
  const [isWording, setWording] = useState(false);
  const { role, from, to } = handOver;
  const points = handOver.points.map((one) => ({
    ...one,
    words: one.own || briefWords(one.point, { intl, incident, now, clock }),
  }));
  const chosen = points[selected] ?? points[0];
  const said = points.filter(({ readBack, words }) => readBack?.fact.text === words).length;
  const readBack = (point: BriefPoint, text: string) => {
    void act({ kind: 'read-back', assignment: to.id, point, text });
    setSelected(Math.min(points.length - 1, points.findIndex((one) => one.point === point) + 1));
  };
  const accept = () =>
    void act(
      { kind: 'accept-role', assignment: to.id },
      intl.formatMessage(
        { id: 'hand-over.done', defaultMessage: '{name} is {role}' },
        { name: to.person.name, role: role.name },
      ),
    );
  useCommand('brief-read-back', () => {
    if (chosen) readBack(chosen.point, chosen.words);
  });
  const reword = () => {
    // The field has the focus before the next key.
    flushSync(() => {
      setWording(true);
    });
  };
  useCommand('brief-word', reword);
  useCommand('brief-accept', accept);

  const move = (event: KeyboardEvent): void => {
    const by = STEPS[event.key];
    if (by === undefined || event.target !== event.currentTarget || event.ctrlKey || event.metaKey) return;
    event.preventDefault();
    setSelected((at) => Math.max(0, Math.min(points.length - 1, at + by)));
  };

  return (
    <section
      className={styles.card}
      aria-label={intl.formatMessage({ id: 'hand-over.card', defaultMessage: 'Hand over {role}' }, { role: role.name })}
    >
      <div className={styles.head}>
        <h2 className={styles.title}>
          <FormattedMessage id="hand-over.title" defaultMessage="Hand over {role}" values={{ role: role.name }} />
        </h2>
        <Chip tone={said === points.length ? 'done' : 'plain'} glyph={said === points.length ? '✓' : '○'}>
          <FormattedMessage
            id="hand-over.said"
            defaultMessage="{said, number} of {all, number} read back"
            values={{ said, all: points.length }}
          />
        </Chip>
      </div>
      {isWording && chosen ? (
        <Wording
          assignment={to.id}
          point={chosen.point}
          words={chosen.words}
          onDone={() => {
            setWording(false);
            document.querySelector<HTMLElement>('[data-scope~="hand-over"]')?.focus();
          }}
        />
      ) : (
        <div className={styles.sides}>
          <div>
            <span className={styles.label}>
              <FormattedMessage id="hand-over.from" defaultMessage="Outgoing, fills" />
            </span>
            <span className={styles.name}>{intl.formatList(from.map(({ person }) => person.name))}</span>
          </div>
          <div>
            <span className={styles.label}>
              <FormattedMessage id="hand-over.to" defaultMessage="Incoming" />
            </span>
            <span className={styles.name}>{to.person.name}</span>
          </div>
        </div>
      )}
      <div
        className={styles.points}
        role="listbox"
        tabIndex={0}
        data-scope="hand-over"
        aria-label={intl.formatMessage({ id: 'hand-over.brief', defaultMessage: 'Brief' })}
        aria-activedescendant={chosen ? `point-${chosen.point}` : undefined}
        onKeyDown={move}
      >
        {points.map(({ point, words, readBack: back }, i) => (
          <div
            key={point}
            id={`point-${point}`}
            role="option"
            aria-selected={point === chosen?.point}
            className={styles.point}
            data-selected={point === chosen?.point}
            onClick={() => {
              setSelected(i);
            }}
          >
            <div>
              <span className={styles.label}>{pointWords(intl, point)}</span>
              <span className={styles.words}>
                {words || (
                  <FormattedMessage id="hand-over.nothing" defaultMessage="The record says nothing. E writes it." />
                )}
              </span>
            </div>
            <div
              onClick={() => {
                readBack(point, words);
              }}
            >
              {back?.fact.text === words ? (
                <span className={styles.mark}>
                  <CheckMark
                    state="done"
                    name={intl.formatMessage({ id: 'hand-over.back', defaultMessage: 'Read back' })}
                  />
                  <span className={styles.time}>{clock(back.recordedAt, true)}</span>
                </span>
              ) : back ? (
                <Chip tone="notice" glyph="!">
                  <FormattedMessage id="hand-over.changed" defaultMessage="Changed since" />
                </Chip>
              ) : point === chosen?.point ? (
                <span className={styles.mark}>
                  <FormattedMessage id="hand-over.say" defaultMessage="Say it" /> <Keys keys="Space" />
                </span>
              ) : (
                <span className={styles.label}>
                  <FormattedMessage id="hand-over.not-yet" defaultMessage="Not yet" />
                </span>
              )}
            </div>
          </div>
        ))}
      </div>
      <div className={styles.foot}>
        <span className={styles.label}>
          <FormattedMessage id="hand-over.aloud" defaultMessage="Say aloud" />
        </span>
        <p className={styles.aloud}>
          <FormattedMessage
            id="hand-over.sentence"
            defaultMessage="“At {time} {name} is {role}.”"
            values={{ time: clock(now), name: to.person.name, role: role.name }}
          />
        </p>
        <div className={styles.acts}>
          <Button variant="primary" keys="Enter" onClick={accept}>
            <FormattedMessage id="hand-over.accept" defaultMessage="{name} accepts" values={{ name: to.person.name }} />
          </Button>
          <Button keys="E" onClick={reword}>
            <FormattedMessage id="hand-over.word" defaultMessage="Reword" />
          </Button>
          <Button
            onClick={() =>
              void act(
                { kind: 'vacate-role', assignment: to.id, reason: '' },
                intl.formatMessage({ id: 'hand-over.kept', defaultMessage: 'The offer is taken back' }),
              )
            }
          >
            <FormattedMessage id="hand-over.take-back" defaultMessage="Take it back" />
          </Button>
        </div>
      </div>
    </section>
  );
}

type WordingProps = {
  readonly assignment: HandOver['to']['id'];
  readonly point: BriefPoint;
  readonly words: string;
  readonly onDone: () => void;
};

function Wording({ assignment, point, words, onDone }: WordingProps) {
  const intl = useIntl();
  const act = useAct();
  return (
    <FormStrip
      key={point}
      title={pointWords(intl, point)}
      note={intl.formatMessage({
        id: 'hand-over.own',
        defaultMessage: 'In your own words. Empty goes back to what the record says.',
      })}
      fields={[{ kind: 'prose', id: 'text', label: pointWords(intl, point), initial: words }]}
      leaveWords={intl.formatMessage({ id: 'hand-over.leave', defaultMessage: 'Leave it' })}
      doWords={intl.formatMessage({ id: 'hand-over.save', defaultMessage: 'Say it so' })}
      onLeave={onDone}
      onSubmit={async ({ text = '' }) => {
        const why = await act({ kind: 'word-brief', assignment, point, text });
        if (why === null) onDone();
        return why;
      }}
    />
  );
}

const STEPS: { readonly [key: string]: number } = { j: 1, ArrowDown: 1, k: -1, ArrowUp: -1 };
