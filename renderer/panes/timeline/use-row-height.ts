import { useEffect, useState } from 'react';

const read = (): number =>
  Number.parseInt(getComputedStyle(document.documentElement).getPropertyValue('--height-row'), 10) || 28;

/** The height of a row in px, as the tokens say now. Read when it may have changed: reading it makes the page count. */
export function useRowHeight(): number {
  const [height, setHeight] = useState(read);
  useEffect(() => {
    const look = () => {
      setHeight(read());
    };
    // Density hangs on the page's root, and wide windows have taller rows.
    const observer = new MutationObserver(look);
    observer.observe(document.documentElement, { attributes: true, attributeFilter: ['data-density'] });
    window.addEventListener('resize', look);
    return () => {
      observer.disconnect();
      window.removeEventListener('resize', look);
    };
  }, []);
  return height;
}
