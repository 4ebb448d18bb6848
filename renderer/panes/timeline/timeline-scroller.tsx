import type { KeyboardEvent, Ref } from 'react';
import type { ContextProp, ScrollerProps } from 'react-virtuoso';

/** What the list's own element must know: it carries the role, the focus and the arrows. */
export type ScrollerContext = {
  readonly name: string;
  readonly activeId: string | undefined;
  /** Index of the selected row; -1: none, and moving starts at the newest. */
  readonly at: number;
  readonly count: number;
  readonly page: number;
  readonly onMove: (index: number) => void;
  readonly onLeave: () => void;
  readonly onEscape: () => void;
};

type Props = ScrollerProps & ContextProp<ScrollerContext> & { readonly ref?: Ref<HTMLDivElement> | undefined };

/** The scrolling element of the timeline as a list box: one stop for Tab, rows by arrows or J and K. */
export function TimelineScroller({ context, ref, style, children, ...rest }: Props) {
  return (
    <div
      {...rest}
      ref={ref}
      style={style}
      role="listbox"
      tabIndex={0}
      aria-label={context.name}
      aria-activedescendant={context.activeId}
      onKeyDown={(event) => {
        if (move(event, context)) event.preventDefault();
      }}
    >
      {children}
    </div>
  );
}

function move(event: KeyboardEvent, { at, count, page, onMove, onLeave, onEscape }: ScrollerContext): boolean {
  if (event.ctrlKey || event.metaKey || event.altKey) return false;
  const from = at < 0 ? count : at;
  switch (event.key) {
    case 'j':
    case 'J':
      onMove(Math.min(from + 1, count - 1));
      return true;
    case 'ArrowDown':
      if (at === count - 1) onLeave();
      else onMove(from + 1);
      return true;
    case 'k':
    case 'K':
    case 'ArrowUp':
      onMove(from - 1);
      return true;
    case 'PageDown':
      onMove(from + page);
      return true;
    case 'PageUp':
      onMove(from - page);
      return true;
    case 'Home':
      onMove(0);
      return true;
    case 'End':
      onMove(count - 1);
      return true;
    case 'Escape':
      onEscape();
      return true;
    default:
      return false;
  }
}
