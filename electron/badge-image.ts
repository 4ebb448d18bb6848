/** A square picture: premultiplied BGRA, four bytes a pixel, rows from the top. What Electron takes and gives. */
export type Bitmap = { readonly size: number; readonly pixels: Uint8Array };

/** What a badge says of so many things; '' for none. More than nine are not told apart at a glance. */
export const badgeLabel = (count: number): string => (count <= 0 ? '' : count > 9 ? '9+' : String(count));

/** Red, and white on it, as BGR: 5:1 to each other, and the rim parts them from whatever panel lies below. */
export const BADGE_FILL = [0x2c, 0x1e, 0xd0] as const;
const BADGE_INK = [0xff, 0xff, 0xff] as const;

/** The picture with the count in its lower right corner, parted from it by a clear rim; for no count the picture itself. */
export function drawBadge(icon: Bitmap, count: number): Bitmap {
  const label = badgeLabel(count);
  if (label === '') return icon;
  const { face, scale } = faceFor(icon.size);
  const width = Math.max(face.height + PADDING * 2, widthOf(face, label) + PADDING * 2) * scale;
  const height = (face.height + PADDING * 2) * scale;
  return draw(icon, { label, face, scale, box: { x: icon.size - width, y: icon.size - height, width, height } });
}

/** The count alone, as large as the picture: what Windows lays over the button of the task bar. */
export function drawOverlay(size: number, count: number): Bitmap {
  const empty = { size, pixels: new Uint8Array(size * size * 4) };
  const label = badgeLabel(count);
  if (label === '') return empty;
  const scale = Math.max(1, Math.floor(size / 16));
  const height = Math.min(size, (LARGE.height + PADDING * 4) * scale);
  const width = Math.max(height, Math.min(size, (widthOf(LARGE, label) + PADDING * 2) * scale));
  const box = { x: Math.floor((size - width) / 2), y: Math.floor((size - height) / 2), width, height };
  return draw(empty, { label, face: LARGE, scale, box });
}

/** Letters drawn dot by dot: no other stays crisp at this size. '#' is ink. */
type Face = { readonly height: number; readonly dots: { readonly [letter: string]: readonly string[] } };

const rows = (...letters: readonly string[]): Face => ({
  height: letters[0]?.split(' ').length ?? 0,
  dots: Object.fromEntries(letters.map((dots, i) => ['0123456789+'.charAt(i), dots.split(' ')])),
});

const SMALL = rows(
  '### #.# #.# #.# ###',
  '.#. ##. .#. .#. ###',
  '### ..# ### #.. ###',
  '### ..# ### ..# ###',
  '#.# #.# ### ..# ..#',
  '### #.. ### ..# ###',
  '### #.. ### #.# ###',
  '### ..# ..# .#. .#.',
  '### #.# ### #.# ###',
  '### #.# ### ..# ###',
  '... .#. ### .#. ...',
);
const LARGE = rows(
  '.###. #...# #...# #...# #...# #...# .###.',
  '..#.. .##.. ..#.. ..#.. ..#.. ..#.. .###.',
  '.###. #...# ....# ...#. ..#.. .#... #####',
  '.###. #...# ....# ..##. ....# #...# .###.',
  '...#. ..##. .#.#. #..#. ##### ...#. ...#.',
  '##### #.... ####. ....# ....# #...# .###.',
  '.###. #.... #.... ####. #...# #...# .###.',
  '##### ....# ...#. ..#.. ..#.. .#... .#...',
  '.###. #...# #...# .###. #...# #...# .###.',
  '.###. #...# #...# .#### ....# ....# .###.',
  '..... ..#.. ..#.. ##### ..#.. ..#.. .....',
);

/** Dots around the letters. */
const PADDING = 2;
/** The large letters where they leave enough of the picture at this size, whole pixels a dot. */
const faceFor = (size: number): { readonly face: Face; readonly scale: number } =>
  size % 22 === 0 || (size > 16 && size < 32)
    ? { face: LARGE, scale: Math.max(1, Math.floor(size / 20)) }
    : { face: SMALL, scale: Math.max(1, Math.floor(size / 16)) };

const widthOf = (face: Face, label: string): number =>
  Array.from(label, (letter) => (face.dots[letter]?.[0]?.length ?? 0) + 1).reduce((sum, one) => sum + one, -1);

type Box = { readonly x: number; readonly y: number; readonly width: number; readonly height: number };
type Badge = { readonly label: string; readonly face: Face; readonly scale: number; readonly box: Box };

function draw(icon: Bitmap, { label, face, scale, box }: Badge): Bitmap {
  const { size } = icon;
  const pixels = Uint8Array.from(icon.pixels);
  const rim = { x: box.x - scale, y: box.y - scale, width: box.width + 2 * scale, height: box.height + 2 * scale };
  for (let y = 0; y < size; y++) {
    for (let x = 0; x < size; x++) {
      const clear = 1 - coverage(rim, x, y);
      const filled = coverage(box, x, y);
      const at = (y * size + x) * 4;
      for (let i = 0; i < 4; i++)
        pixels[at + i] = Math.round((pixels[at + i] ?? 0) * clear + (BADGE_FILL[i] ?? 0xff) * filled);
    }
  }
  const left = box.x + Math.floor((box.width - widthOf(face, label) * scale) / 2);
  const top = box.y + Math.floor((box.height - face.height * scale) / 2);
  write({ size, pixels }, { label, face, scale, left, top });
  return { size, pixels };
}

type Writing = Omit<Badge, 'box'> & { readonly left: number; readonly top: number };

/** Whole pixels only. */
function write({ size, pixels }: Bitmap, { label, face, scale, left, top }: Writing): void {
  let start = left;
  for (const letter of label) {
    const dots = face.dots[letter] ?? [];
    for (let y = 0; y < dots.length * scale; y++) {
      const row = dots[Math.floor(y / scale)] ?? '';
      for (let x = 0; x < row.length * scale; x++) {
        if (row[Math.floor(x / scale)] === '#') pixels.set([...BADGE_INK, 0xff], ((top + y) * size + start + x) * 4);
      }
    }
    start += ((dots[0]?.length ?? 0) + 1) * scale;
  }
}

const SAMPLES = 4;

/** How much of a pixel lies in a box whose ends are round: 0 to 1. */
function coverage(box: Box, x: number, y: number): number {
  let inside = 0;
  for (let sample = 0; sample < SAMPLES ** 2; sample++) {
    const dx = ((sample % SAMPLES) + 0.5) / SAMPLES;
    const dy = (Math.floor(sample / SAMPLES) + 0.5) / SAMPLES;
    if (isInside(box, x + dx, y + dy)) inside++;
  }
  return inside / SAMPLES ** 2;
}

function isInside({ x: left, y: top, width, height }: Box, x: number, y: number): boolean {
  const radius = Math.min(width, height) / 2;
  const nearestX = Math.min(Math.max(x, left + radius), left + width - radius);
  const nearestY = Math.min(Math.max(y, top + radius), top + height - radius);
  return Math.hypot(x - nearestX, y - nearestY) <= radius;
}
