import { useSyncExternalStore } from 'react';

function subscribe(listener: () => void): () => void {
  // Density hangs on the page's root, and wide windows have taller rows.
  const observer = new MutationObserver(listener);
  observer.observe(document.documentElement, { attributes: true, attributeFilter: ['data-density'] });
  window.addEventListener('resize', listener);
  return () => {
    observer.disconnect();
    window.removeEventListener('resize', listener);
  };
}

const read = (): number =>
  Number.parseInt(getComputedStyle(document.documentElement).getPropertyValue('--height-row'), 10) || 28;

/** The height of a row in px, as the tokens say now. */
export const useRowHeight = (): number => useSyncExternalStore(subscribe, read);
