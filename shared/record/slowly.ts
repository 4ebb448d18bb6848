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
