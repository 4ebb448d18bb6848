import { useState, type RefObject } from 'react';
import { complete, type Completion } from '../../../shared/domain/incident/timeline/line/complete';
import { useLineContext } from './use-reading';

export type OpenCompletion = {
  readonly isOpen: boolean;
  readonly offer: Completion | null;
  readonly activeId: string | undefined;
  /** Where the caret went: the offer is for the word it stands in. */
  readonly move: (caret: number) => void;
  readonly step: (by: 1 | -1) => void;
  readonly take: (id?: string) => void;
  readonly dismiss: () => void;
};

/** What could complete the word at the caret. It never takes Enter: Tab or → completes. */
export function useCompletion(
  text: string,
  field: RefObject<HTMLTextAreaElement | null>,
  write: (next: string, caret: number) => void,
): OpenCompletion {
  const context = useLineContext();
  const [caret, setCaret] = useState(0);
  const [active, setActive] = useState(0);
  const [dismissed, setDismissed] = useState<string | null>(null);
  const offer = dismissed === text ? null : complete(text, Math.min(caret, text.length), context);
  const ids = offer?.items.map((item) => item.insert) ?? [];
  const chosen = ids[active % Math.max(1, ids.length)];
  return {
    isOpen: offer !== null,
    offer,
    activeId: chosen,
    move: (to) => {
      if (to === caret) return;
      setCaret(to);
      setActive(0);
    },
    step: (by) => {
      setActive((now) => (now + by + ids.length) % Math.max(1, ids.length));
    },
    take: (id = chosen) => {
      if (!offer || id === undefined) return;
      const next = `${text.slice(0, offer.from)}${id} ${text.slice(offer.to).replace(/^ /, '')}`;
      const after = offer.from + id.length + 1;
      write(next, after);
      setCaret(after);
      field.current?.focus();
    },
    dismiss: () => {
      setDismissed(text);
    },
  };
}
