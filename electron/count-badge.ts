/** A picture's side in points, and how many pixels a point has. */
export type Side = { readonly side: number; readonly scaleFactor: number };

/** The sizes that a tray shows without scaling. `scaleFactor`: of the main display; a Linux tray takes one picture only. */
export function traySides(platform: NodeJS.Platform, scaleFactor: number): readonly Side[] {
  if (platform === 'linux') return [{ side: scaleFactor >= 1.5 ? 44 : 22, scaleFactor: 1 }];
  return [1, 1.25, 1.5, 2].map((factor) => ({ side: 16, scaleFactor: factor }));
}

type Ports<Image> = {
  readonly platform: NodeJS.Platform;
  /** The dock of macOS, the launcher of Unity. */
  readonly setBadgeCount: (count: number) => void;
  /** The count as a picture to lay over the button of the task bar. */
  readonly overlayOf: (count: number) => Image;
};
type Overlaid<Image> = { readonly setOverlayIcon: (overlay: Image | null, words: string) => void };

/** The count on the app's own icon, where the system has a place for it. Zero clears it. `words`: for who cannot see it. */
export function createCountBadge<Image>({ platform, setBadgeCount, overlayOf }: Ports<Image>) {
  return (count: number, words: string, window: Overlaid<Image> | null): void => {
    setBadgeCount(count);
    // Elsewhere a window has no such thing.
    if (platform !== 'win32') return;
    if (count === 0) window?.setOverlayIcon(null, '');
    else window?.setOverlayIcon(overlayOf(count), words);
  };
}
