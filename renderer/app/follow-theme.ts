/** Sets the theme on the page, and follows the system's where that was asked for. Returns how to stop. */
export function followTheme(theme: string): () => void {
  const media = window.matchMedia('(prefers-color-scheme: light)');
  const set = () => {
    document.documentElement.dataset.theme = theme === 'system' ? (media.matches ? 'light' : 'dark') : theme;
  };
  set();
  media.addEventListener('change', set);
  return () => {
    media.removeEventListener('change', set);
  };
}
