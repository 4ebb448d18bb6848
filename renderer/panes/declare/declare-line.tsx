import { useMemo, useRef, useState } from 'react';
import { FormattedMessage, useIntl } from 'react-intl';
import { splitLong } from '../../../shared/domain/incident/timeline/line/split-long';
import { readDeclaration } from '../../../shared/domain/incident/timeline/line/read-declaration';
import { useApp, useClockWords, usePeople, useSettings, useTime } from '../../app/contexts';
import { severityWords } from '../../app/domain-words';
import { lineContext } from '../../app/line/line-context';
import type { LaptopInRoom } from '../../app/sync/sync-store';
import { useCommand } from '../../app/use-command';
import { Button } from '../../ui/button';
import { Chip } from '../../ui/chip';
import { SeverityChip } from '../../ui/severity-chip';
import { TextField } from '../../ui/text-field';
import { DeclareReaders } from './declare-readers';
import styles from './declare.module.css';

type Props = {
  /** Who alone may read what is declared next; null: everyone in the room. */
  readonly readers: readonly LaptopInRoom[] | null;
  /** Everyone in the room may read it after all. */
  readonly onOpen: () => void;
};

/** One line declares: its title, `s1`, `@who` commands, `#system`, when it began. Any words; none are refused. */
export function DeclareLine({ readers, onOpen }: Props) {
  const intl = useIntl();
  const app = useApp();
  const clock = useClockWords();
  const people = usePeople();
  const zone = useSettings((settings) => settings.zone);
  const now = useTime(60_000);
  const box = useRef<HTMLFormElement>(null);
  const [typed, setTyped] = useState('');
  const [isBusy, setBusy] = useState(false);
  const [trouble, setTrouble] = useState<string>();
  const context = useMemo(
    () => lineContext({ incident: null, people, me: app.me(), zone, now }),
    [people, app, zone, now],
  );
  const read = useMemo(() => readDeclaration(typed, context), [typed, context]);
  useCommand('declare', () => box.current?.querySelector('input')?.focus());

  async function declare(): Promise<void> {
    if (isBusy) return;
    setBusy(true);
    const { title, severity, commander, systems, startedAt, startStated, rest } = readDeclaration(typed, {
      ...context,
      now: Date.now(),
    });
    try {
      const room = await app.declare({
        title,
        severity,
        commander,
        systems,
        startedAt: startStated ? startedAt : Date.now(),
        ...(readers && { readers }),
      });
      for (const piece of splitLong(rest ?? '')) {
        if (piece !== '') app.senderOf(room).enter(piece, { kind: 'add-entries', entries: [firstLine(piece)] });
      }
    } catch {
      setBusy(false);
      setTrouble(
        intl.formatMessage({
          id: 'declare.not-saved',
          defaultMessage:
            'Not declared: the disk is full or may not be written to. Your words are still here. Free some space, then press Enter again.',
        }),
      );
    }
  }

  return (
    <form
      ref={box}
      className={styles.declare}
      onSubmit={(event) => {
        event.preventDefault();
        void declare();
      }}
    >
      <div className={styles.line}>
        <TextField
          label={intl.formatMessage({ id: 'declare.label', defaultMessage: 'Declare an incident: what is broken?' })}
          isLabelHidden
          size="large"
          autoFocus
          value={typed}
          error={trouble}
          placeholder={intl.formatMessage({
            id: 'declare.placeholder',
            defaultMessage: 'What is broken?  e.g. checkout 502 EU s1 @me #gateway',
          })}
          onChange={(event) => {
            setTyped(event.target.value);
          }}
          onKeyDown={(event) => {
            // The words stay; letters are keys of the screen again.
            if (event.key === 'Escape' && !event.nativeEvent.isComposing) event.currentTarget.blur();
          }}
        />
        <Button type="submit" variant="primary" size="large" keys="Enter" isBusy={isBusy}>
          {readers ? (
            <FormattedMessage id="declare.do-restricted" defaultMessage="Declare restricted" />
          ) : (
            <FormattedMessage id="declare.do" defaultMessage="Declare" />
          )}
        </Button>
      </div>
      {readers ? <DeclareReaders readers={readers} onOpen={onOpen} /> : null}
      <div className={styles.preview} role="status">
        {typed.trim() === '' ? (
          <FormattedMessage
            id="declare.empty"
            defaultMessage="An empty line declares “Untitled” at SEV2 with you in command. Name it when you can."
          />
        ) : (
          <>
            <Chip tone="token">
              “{read.title || intl.formatMessage({ id: 'untitled', defaultMessage: 'Untitled' })}”
            </Chip>
            <SeverityChip level={read.severity} label={severityWords(intl, read.severity)} />
            <Chip tone="token">
              <FormattedMessage
                id="declare.commands"
                defaultMessage="{name} commands"
                values={{ name: read.commander.name }}
              />
            </Chip>
            {read.systems.map((system) => (
              <Chip key={system} tone="token">
                #{system}
              </Chip>
            ))}
            {read.startStated ? (
              <Chip tone="token">
                <FormattedMessage
                  id="declare.began"
                  defaultMessage="began {time}"
                  values={{ time: clock(read.startedAt) }}
                />
              </Chip>
            ) : null}
            {read.hints.some((hint) => hint.kind === 'severity-not-understood') ? (
              <FormattedMessage id="declare.severity" defaultMessage="Severity is s1–s4" />
            ) : null}
          </>
        )}
      </div>
    </form>
  );
}

/** A title too long for one is kept whole in the first lines. */
const firstLine = (text: string) => ({
  entry: 'note' as const,
  text,
  typed: text,
  happened: null,
  saidFor: null,
  owner: null,
  mentions: [],
  tags: [],
  timeboxMs: null,
  replyTo: null,
  star: false,
  piece: null,
  source: 'typed' as const,
  blobs: [],
});
