/** Work that stops after every part of it. */
export type InParts<T> = Generator<undefined, T>;

/** The work, all at once. */
export function atOnce<T>(work: InParts<T>): T {
  for (;;) {
    const part = work.next();
    if (part.done) return part.value;
  }
}

/** The work: whoever else is waiting has a turn after every part. */
export async function inTurns<T>(work: InParts<T>, breathe: () => Promise<void>): Promise<T> {
  for (;;) {
    const part = work.next();
    if (part.done) return part.value;
    await breathe();
  }
}

/** `filter` for what takes long: whoever else is waiting has a turn after every one. */
export async function filterSlowly<T>(
  all: Iterable<T>,
  isFit: (one: T) => boolean,
  breathe: () => Promise<void> = () => Promise.resolve(),
): Promise<T[]> {
  const fit: T[] = [];
  for (const one of all) {
    if (isFit(one)) fit.push(one);
    await breathe();
  }
  return fit;
}
