import type { KeyboardEvent } from 'react';
import type { Attaching } from '../../app/attachments/attaching';
import type { OpenCompletion } from './use-completion';
import type { Entering } from './use-entering';

type Answering = {
  readonly text: string;
  readonly isPaste: boolean;
  readonly completion: OpenCompletion;
  readonly entering: Entering;
  readonly write: (next: string, caret?: number) => void;
  readonly leave: () => void;
  readonly files: Attaching;
};

const KIND_PREFIXES = ['', '!', '/d ', '?', '+', '=', '>'];

/** What the composer's keys do. Everything else is the text field's own. */
export function answerKey(event: KeyboardEvent<HTMLTextAreaElement>, answering: Answering): void {
  // While an input method composes, its keys are its own.
  if (event.nativeEvent.isComposing) return;
  const { completion } = answering;
  if (completion.isOpen && answerCompletion(event, completion)) {
    event.preventDefault();
    return;
  }
  if (answerLine(event, answering)) event.preventDefault();
}

function answerCompletion(event: KeyboardEvent<HTMLTextAreaElement>, completion: OpenCompletion): boolean {
  const { selectionStart, value } = event.currentTarget;
  const isAtEnd = selectionStart === value.length;
  if (event.key === 'Tab' && !event.shiftKey) completion.take();
  else if (event.key === 'ArrowRight' && isAtEnd) completion.take();
  else if (event.key === 'ArrowDown') completion.step(1);
  else if (event.key === 'ArrowUp') completion.step(-1);
  else if (event.key === 'Escape') completion.dismiss();
  else return false;
  return true;
}

function answerLine(
  event: KeyboardEvent<HTMLTextAreaElement>,
  { text, isPaste, entering, write, leave, files }: Answering,
): boolean {
  const { key, ctrlKey, metaKey, shiftKey, altKey } = event;
  const isMod = ctrlKey || metaKey;
  if (key === 'Enter') {
    if (isMod && shiftKey) return entering.addPerson();
    if (shiftKey && !isPaste) return false;
    entering.enter({ star: isMod, asOne: shiftKey });
    return true;
  }
  if (key === 'Escape') {
    leave();
    return true;
  }
  if (key === 'ArrowUp' && text === '') {
    const last = entering.recall();
    if (last !== null) write(last, last.length);
    return last !== null;
  }
  // Held down it erases words, and ends where they do.
  if (key === 'Backspace' && text === '' && !event.repeat) {
    const last = files.store.getState().held.at(-1);
    if (last) files.remove(last.id);
    return last !== undefined;
  }
  if (isMod && key.toLowerCase() === 'j') {
    const owner = entering.lastOwner();
    if (owner !== '') write(`${text}${text === '' || text.endsWith(' ') ? '' : ' '}${owner} `);
    return true;
  }
  const kind = altKey && !isMod ? KIND_PREFIXES[Number(key) - 1] : undefined;
  if (kind === undefined) return false;
  const bare = text.replace(/^(?:!|\/d |\?|\+|=|>)\s*/, '');
  write(kind + bare, kind.length + bare.length);
  return true;
}
