import { useEffect, useEffectEvent, useState, type RefObject } from 'react';
import { useClockWords, useRoom } from '../../app/contexts';
import { isTyping } from '../../app/keyboard';
import { useCommand } from '../../app/use-command';
import { filesOf, pastedFiles } from './files-offered';

type Parts = {
  readonly field: RefObject<HTMLTextAreaElement | null>;
  /** What the system's own choice of files hangs on. */
  readonly input: RefObject<HTMLInputElement | null>;
  readonly button: RefObject<HTMLButtonElement | null>;
};

/** Files pasted, dropped anywhere on the window, or chosen: they join the line being typed. */
export function useAttaching({ field, input, button }: Parts): {
  readonly isDragging: boolean;
  readonly choose: () => void;
  readonly chosen: (files: FileList | null) => void;
} {
  const { files } = useRoom().sender;
  const clock = useClockWords();
  const [isDragging, setDragging] = useState(false);

  const choose = () => {
    // The system shows its choice only right after a key or a click in the page: a native menu is neither.
    if (navigator.userActivation.isActive) input.current?.click();
    else button.current?.focus();
  };
  useCommand('attach', choose);

  const paste = useEffectEvent((event: ClipboardEvent) => {
    if (event.defaultPrevented || !event.clipboardData) return;
    if (isTyping(event.target) && event.target !== field.current) return;
    const offers = pastedFiles(event.clipboardData, clock(Date.now(), true));
    if (offers.length === 0) return;
    event.preventDefault();
    files.offer(offers);
    field.current?.focus();
  });
  const drag = useEffectEvent((event: DragEvent) => {
    if (!event.dataTransfer?.types.includes('Files')) return;
    event.preventDefault();
    event.dataTransfer.dropEffect = 'copy';
    setDragging(true);
  });
  const drop = useEffectEvent((event: DragEvent) => {
    setDragging(false);
    if (!event.dataTransfer?.types.includes('Files')) return;
    event.preventDefault();
    files.offer(filesOf(event.dataTransfer));
    field.current?.focus();
  });
  useEffect(() => {
    const onPaste = (event: ClipboardEvent) => {
      paste(event);
    };
    const onDrag = (event: DragEvent) => {
      drag(event);
    };
    const onLeave = (event: DragEvent) => {
      // From one part of the window to another is not away.
      if (event.relatedTarget === null) setDragging(false);
    };
    const onDrop = (event: DragEvent) => {
      drop(event);
    };
    const on = { capture: true };
    window.addEventListener('paste', onPaste, on);
    window.addEventListener('dragenter', onDrag, on);
    window.addEventListener('dragover', onDrag, on);
    window.addEventListener('dragleave', onLeave, on);
    window.addEventListener('drop', onDrop, on);
    return () => {
      window.removeEventListener('paste', onPaste, on);
      window.removeEventListener('dragenter', onDrag, on);
      window.removeEventListener('dragover', onDrag, on);
      window.removeEventListener('dragleave', onLeave, on);
      window.removeEventListener('drop', onDrop, on);
    };
  }, []);

  return {
    isDragging,
    choose,
    chosen: (list) => {
      files.offer([...(list ?? [])].map((file) => ({ name: file.name, file, isFolder: false })));
      field.current?.focus();
    },
  };
}
