import { useEffect, useRef, useState } from 'react';
import { FormattedMessage, useIntl } from 'react-intl';
import { newClientId } from '../../app/client-id';
import type { AtDoor } from '../../app/sync/guard-words';
import { notSavedWords } from '../../app/refusal-words';
import { KeyHint } from '../../ui/key-hint';
import { TextArea } from '../../ui/text-area';
import styles from './lock-screen.module.css';

const RETRY_MS = 2_000;
type Entered = { readonly client: string; readonly typed: string };

/** The line at the bottom, as in a room: Enter keeps it, sealed. What was entered is not shown again until it is opened. */
export function LockedComposer({
  bridge,
  lines,
  onType,
}: {
  readonly bridge: AtDoor;
  /** How many were kept before. */
  readonly lines: number;
  readonly onType: (typed: string) => void;
}) {
  const intl = useIntl();
  const [text, setText] = useState('');
  const [kept, setKept] = useState(lines);
  const [trouble, setTrouble] = useState<string | null>(null);
  const waiting = useRef<Entered[]>([]);
  const isBusy = useRef(false);
  const isOpen = useRef(false);
  const box = useRef<HTMLElement>(null);

  function type(now: string): void {
    setText(now);
    // Lines that the disk has not taken yet go along with the words being typed.
    onType([...waiting.current.map(({ typed }) => typed), now].filter((one) => one !== '').join('\n'));
  }

  async function work(): Promise<void> {
    if (isBusy.current) return;
    isBusy.current = true;
    for (let [first] = waiting.current; first && !isOpen.current; [first] = waiting.current) {
      const reply = await bridge.call('lock-line', first).catch(() => ({ kind: 'refused', why: 'broken' }) as const);
      if (reply.kind === 'kept') {
        waiting.current = waiting.current.slice(1);
        setKept(reply.lines);
        setTrouble(null);
      } else {
        setTrouble(notSavedWords(intl, reply.why));
        await new Promise((resolve) => setTimeout(resolve, RETRY_MS));
      }
    }
    isBusy.current = false;
  }

  function enter(): void {
    if (text.trim() === '') return;
    waiting.current = [...waiting.current, { client: newClientId(), typed: text }];
    type('');
    void work();
  }

  useEffect(() => {
    isOpen.current = false;
    return () => {
      isOpen.current = true;
    };
  }, []);
  useEffect(() => {
    const toComposer = (event: KeyboardEvent) => {
      if (!(event.ctrlKey || event.metaKey) || event.shiftKey || event.key.toLowerCase() !== 'l') return;
      event.preventDefault();
      box.current?.querySelector('textarea')?.focus();
    };
    window.addEventListener('keydown', toComposer);
    return () => {
      window.removeEventListener('keydown', toComposer);
    };
  }, []);

  return (
    <footer ref={box} className={styles.composer}>
      <TextArea
        size="composer"
        label={intl.formatMessage({ id: 'lock.composer', defaultMessage: 'Log a line while locked' })}
        isLabelHidden
        rows={1}
        value={text}
        maxLength={16_000}
        placeholder={intl.formatMessage({
          id: 'lock.placeholder',
          defaultMessage: 'Type what happened. Enter keeps it, sealed, until this is opened.',
        })}
        onChange={(event) => {
          type(event.target.value);
        }}
        onKeyDown={(event) => {
          if (event.key !== 'Enter' || event.shiftKey || event.nativeEvent.isComposing) return;
          event.preventDefault();
          enter();
        }}
      />
      <p className={styles.kept} role={trouble === null ? 'status' : 'alert'} data-trouble={trouble !== null}>
        {trouble ?? (
          <>
            <FormattedMessage
              id="lock.kept"
              defaultMessage="{kept, plural, =0 {No line waits.} one {# line is kept, sealed.} other {# lines are kept, sealed.}}"
              values={{ kept }}
            />
            <KeyHint keys="Ctrl+L">
              <FormattedMessage id="lock.log" defaultMessage="Log" />
            </KeyHint>
          </>
        )}
      </p>
    </footer>
  );
}
