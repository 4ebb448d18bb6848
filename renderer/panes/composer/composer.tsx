import { Paperclip } from 'lucide-react';
import { useEffect, useRef, useState } from 'react';
import { flushSync } from 'react-dom';
import { useIntl } from 'react-intl';
import { useStore } from 'zustand';
import { useRoom } from '../../app/contexts';
import { COMMANDS } from '../../app/command-table';
import { useCommand } from '../../app/use-command';
import { IconButton } from '../../ui/icon-button';
import { optionId } from '../../ui/option-id';
import { TextArea } from '../../ui/text-area';
import { AttachedFiles } from './attached-files';
import { answerKey } from './composer-keys';
import styles from './composer.module.css';
import { CompletionList, COMPLETION_ID } from './completion-list';
import { Preview } from './preview';
import { Unsaved } from './unsaved';
import { useAttaching } from './use-attaching';
import { useComposerHeight } from './use-composer-height';
import { useCompletion } from './use-completion';
import { useEntering } from './use-entering';
import { useReading } from './use-reading';

/** The line at the bottom of every pane of the room. Enter always logs; nothing covers it; nothing typed is lost. */
export function Composer({
  onLeave,
  onShowAudience,
  onMeet,
}: {
  readonly onLeave: () => void;
  readonly onShowAudience: (typed: string) => void;
  /** With whom a briefing is to be opened, and when. */
  readonly onMeet: (typed: string) => void;
}) {
  const intl = useIntl();
  const { sender } = useRoom();
  const box = useRef<HTMLDivElement>(null);
  const field = useRef<HTMLTextAreaElement>(null);
  const input = useRef<HTMLInputElement>(null);
  const button = useRef<HTMLButtonElement>(null);
  const attaching = useAttaching({ field, input, button });
  const focus = () => field.current?.focus();
  useComposerHeight(box);
  const [isPaste, setPaste] = useState(false);
  const sending = useStore(sender.store);
  const { text } = sending;
  const reading = useReading(text, isPaste);
  const write = (next: string, caret?: number) => {
    if (next === '') setPaste(false);
    if (caret === undefined) {
      sender.type(next);
      return;
    }
    // Before the next key: a caret set a frame later would land among letters typed meanwhile.
    flushSync(() => {
      sender.type(next);
    });
    field.current?.setSelectionRange(caret, caret);
  };
  const completion = useCompletion(text, field, write);
  const entering = useEntering({
    reading,
    isPaste,
    write,
    typedNow: () => field.current?.value ?? '',
    onShowAudience,
    onMeet,
  });

  useEffect(() => void sender.restore(), [sender]);
  useEffect(() => {
    // Whoever comes back goes on where the line ended.
    const end = field.current?.value.length ?? 0;
    field.current?.setSelectionRange(end, end);
  }, []);
  useCommand('compose', focus);

  return (
    <div ref={box} data-composer className={styles.composer} data-trouble={sending.trouble !== null}>
      {completion.isOpen ? <CompletionList completion={completion} /> : null}
      <Unsaved sending={sending} />
      <AttachedFiles isDragging={attaching.isDragging} onDone={focus} />
      <div
        className={styles.line}
        ref={(box) => {
          field.current = box?.querySelector('textarea') ?? null;
        }}
      >
        <TextArea
          size="composer"
          label={intl.formatMessage({ id: 'composer.label', defaultMessage: 'Log a line' })}
          isLabelHidden
          autoFocus
          rows={1}
          value={text}
          placeholder={intl.formatMessage({
            id: 'composer.placeholder',
            defaultMessage: 'Type what happened. Enter logs it.',
          })}
          // A text area may have no other role: what it offers is told by these alone.
          aria-autocomplete="list"
          aria-haspopup="listbox"
          aria-controls={completion.isOpen ? COMPLETION_ID : undefined}
          aria-activedescendant={completion.activeId ? optionId(COMPLETION_ID, completion.activeId) : undefined}
          onChange={(event) => {
            const held = entering.typeOn(event.target.value);
            write(held);
            completion.move(Math.min(event.target.selectionStart, held.length));
          }}
          onSelect={(event) => {
            completion.move(event.currentTarget.selectionStart);
          }}
          onPaste={(event) => {
            // Files bring their names along, a line each.
            if (!event.defaultPrevented && /[\r\n]./.test(event.clipboardData.getData('text').trim())) setPaste(true);
          }}
          onKeyDown={(event) => {
            answerKey(event, { text, isPaste, completion, entering, write, leave: onLeave, files: sender.files });
          }}
        />
        <span className={styles.attach}>
          <IconButton
            ref={button}
            name={intl.formatMessage(COMMANDS.attach.title)}
            icon={<Paperclip aria-hidden="true" />}
            keys={COMMANDS.attach.keys[0] ?? ''}
            side="top"
            onClick={attaching.choose}
          />
        </span>
        <input
          ref={input}
          type="file"
          multiple
          hidden
          aria-hidden="true"
          onChange={(event) => {
            attaching.chosen(event.target.files);
            // The same file may be chosen again.
            event.target.value = '';
          }}
        />
      </div>
      <Preview reading={reading} isPaste={isPaste} trouble={entering.trouble} />
    </div>
  );
}
