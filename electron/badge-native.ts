import { nativeImage, type NativeImage } from 'electron';
import { drawBadge, drawOverlay, type Bitmap } from './badge-image';
import type { Side } from './count-badge';

/** The icon with the count on it, at each size. `icon`: a picture at least that large. */
export const trayImage = (icon: NativeImage, sides: readonly Side[], count: number): NativeImage =>
  imageOf(sides, (size) => {
    const scaled = icon.resize({ width: size, height: size, quality: 'best' });
    return drawBadge({ size, pixels: scaled.toBitmap() }, count);
  });

const OVERLAY: readonly Side[] = [
  { side: 16, scaleFactor: 1 },
  { side: 16, scaleFactor: 2 },
];

/** What Windows lays over the button of the task bar. */
export const overlayImage = (count: number): NativeImage => imageOf(OVERLAY, (size) => drawOverlay(size, count));

function imageOf(sides: readonly Side[], drawn: (size: number) => Bitmap): NativeImage {
  const image = nativeImage.createEmpty();
  for (const { side, scaleFactor } of sides) {
    const { size, pixels } = drawn(Math.round(side * scaleFactor));
    image.addRepresentation({ scaleFactor, width: size, height: size, buffer: Buffer.from(pixels) });
  }
  return image;
}
