import { encode } from 'uqr';

/** A text as a QR code: how many modules a side has, and the dark ones as the path of an SVG of that size. */
export function qrOf(text: string): { readonly size: number; readonly path: string } {
  const { size, data } = encode(text, { ecc: 'M', border: 4 });
  const path = data.flatMap((row, y) =>
    row.flatMap((isDark, x) => (isDark ? `M${String(x)} ${String(y)}h1v1h-1z` : [])),
  );
  return { size, path: path.join('') };
}
