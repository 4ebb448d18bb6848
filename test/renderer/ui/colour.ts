// Colour maths for the token test: WCAG 2 contrast, CIEDE2000 (Sharma 2005), colour vision by Machado 2009.

/** Linear red, green, blue, 0–1. */
export type Rgb = readonly [number, number, number];
type Matrix = readonly [Rgb, Rgb, Rgb];

/** How somebody sees: full strength of each deficiency, and print or e-ink without colour. */
export const SIGHTS = {
  normal: (rgb: Rgb) => rgb,
  protan: through([
    [0.152286, 1.052583, -0.204868],
    [0.114503, 0.786281, 0.099216],
    [-0.003882, -0.048116, 1.051998],
  ]),
  deutan: through([
    [0.367322, 0.860646, -0.227968],
    [0.280085, 0.672501, 0.047413],
    [-0.01182, 0.04294, 0.968881],
  ]),
  tritan: through([
    [1.255528, -0.076749, -0.178779],
    [-0.078411, 0.930809, 0.147602],
    [0.004733, 0.691367, 0.3039],
  ]),
  grey: (rgb: Rgb): Rgb => [luminance(rgb), luminance(rgb), luminance(rgb)],
} as const;

export function rgbFrom(hex: string): Rgb {
  const [red = 0, green = 0, blue = 0] = [1, 3, 5].map((at) => {
    const share = parseInt(hex.slice(at, at + 2), 16) / 255;
    return share <= 0.04045 ? share / 12.92 : ((share + 0.055) / 1.055) ** 2.4;
  });
  return [red, green, blue];
}

export const luminance = ([red, green, blue]: Rgb): number => 0.2126 * red + 0.7152 * green + 0.0722 * blue;

/** WCAG's ratio, 1–21. `flare` is the stray light: WCAG's own, or a lit room's on a projector screen. */
export function contrast(one: Rgb, other: Rgb, flare = 0.05): number {
  const [dark = 0, light = 0] = [luminance(one), luminance(other)].sort((a, b) => a - b);
  return (light + flare) / (dark + flare);
}

export const difference = (one: Rgb, other: Rgb): number => ciede2000(labFrom(one), labFrom(other));

type Lab = readonly [number, number, number];

function labFrom([red, green, blue]: Rgb): Lab {
  const f = (t: number) => (t > 216 / 24389 ? Math.cbrt(t) : ((24389 / 27) * t + 16) / 116);
  const x = f((0.4124564 * red + 0.3575761 * green + 0.1804375 * blue) / 0.95047);
  const y = f(0.2126729 * red + 0.7151522 * green + 0.072175 * blue);
  const z = f((0.0193339 * red + 0.119192 * green + 0.9503041 * blue) / 1.08883);
  return [116 * y - 16, 500 * (x - y), 200 * (y - z)];
}

export function ciede2000([l1, a1, b1]: Lab, [l2, a2, b2]: Lab): number {
  const meanChroma = (Math.hypot(a1, b1) + Math.hypot(a2, b2)) / 2;
  const g = 0.5 * (1 - Math.sqrt(meanChroma ** 7 / (meanChroma ** 7 + 25 ** 7)));
  const one = polar((1 + g) * a1, b1);
  const two = polar((1 + g) * a2, b2);
  const isGrey = one.chroma * two.chroma === 0;
  const turn = isGrey ? 0 : ((two.hue - one.hue + 540) % 360) - 180;
  const hue = isGrey ? one.hue + two.hue : (one.hue + turn / 2 + 360) % 360;
  const lightness = (l1 + l2) / 2;
  const chroma = (one.chroma + two.chroma) / 2;
  const t = 1 - 0.17 * cos(hue - 30) + 0.24 * cos(2 * hue) + 0.32 * cos(3 * hue + 6) - 0.2 * cos(4 * hue - 63);
  const byLightness = (l2 - l1) / (1 + (0.015 * (lightness - 50) ** 2) / Math.sqrt(20 + (lightness - 50) ** 2));
  const byChroma = (two.chroma - one.chroma) / (1 + 0.045 * chroma);
  const byHue = (2 * Math.sqrt(one.chroma * two.chroma) * sin(turn / 2)) / (1 + 0.015 * chroma * t);
  const rotation =
    -2 * Math.sqrt(chroma ** 7 / (chroma ** 7 + 25 ** 7)) * sin(60 * Math.exp(-(((hue - 275) / 25) ** 2)));
  return Math.sqrt(byLightness ** 2 + byChroma ** 2 + byHue ** 2 + rotation * byChroma * byHue);
}

function polar(a: number, b: number) {
  return { chroma: Math.hypot(a, b), hue: a === 0 && b === 0 ? 0 : ((Math.atan2(b, a) * 180) / Math.PI + 360) % 360 };
}

const cos = (degrees: number) => Math.cos((degrees * Math.PI) / 180);
const sin = (degrees: number) => Math.sin((degrees * Math.PI) / 180);

function through(matrix: Matrix) {
  return ([red, green, blue]: Rgb): Rgb => {
    const row = ([r, g, b]: Rgb) => Math.min(1, Math.max(0, r * red + g * green + b * blue));
    return [row(matrix[0]), row(matrix[1]), row(matrix[2])];
  };
}
