import { useEffect, type RefObject } from 'react';

/** Tells the page how high the composer is, so that dialogs and toasts end above it: nothing ever covers it. */
export function useComposerHeight(box: RefObject<HTMLElement | null>): void {
  useEffect(() => {
    const { style } = document.documentElement;
    const observer = new ResizeObserver(([entry]) => {
      const height = entry?.borderBoxSize[0]?.blockSize ?? 0;
      style.setProperty('--height-composer', `${String(Math.ceil(height))}px`);
    });
    if (box.current) observer.observe(box.current);
    return () => {
      observer.disconnect();
      style.removeProperty('--height-composer');
    };
  }, [box]);
}
