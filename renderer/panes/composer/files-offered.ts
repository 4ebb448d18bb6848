import type { FileOffer } from '../../app/attachments/attaching';

/** The clipboard names a picture that is no file so, and the system a file by its path. */
const NAMELESS = /^image\.(?:png|jpe?g|gif|webp|avif|bmp|tiff?)$/i;

/** Files of a drop or a paste. To be asked while the event is: afterwards they are gone. */
export function filesOf(data: DataTransfer): readonly FileOffer[] {
  const entries = [...data.items].filter(({ kind }) => kind === 'file');
  return [...data.files].map((file, i) => {
    const entry = entries[i];
    const isFolder = typeof entry?.webkitGetAsEntry === 'function' && entry.webkitGetAsEntry()?.isDirectory === true;
    return { name: file.name, file, isFolder };
  });
}

/**
 * What a paste brings as files; none if it is a paste of words. A table or a text often comes with a picture of itself:
 * the words are meant. Names and paths of the files are no words. `now` names pictures that have no name.
 */
export function pastedFiles(data: DataTransfer, now: string): readonly FileOffer[] {
  const offers = filesOf(data);
  const names = offers.map(({ name }) => name);
  const lines = data
    .getData('text/plain')
    .split(/[\r\n]+/)
    .filter((line) => line.trim() !== '');
  const isNamed = lines.every((line) => names.includes(lastPart(line)));
  if (!isNamed) return [];
  return offers.map((offer) =>
    lines.length === 0 && NAMELESS.test(offer.name)
      ? {
          ...offer,
          name: `screenshot ${now.replaceAll(/\D+/g, '-').replace(/-$/, '')}${/\.\w+$/.exec(offer.name)?.[0] ?? ''}`,
        }
      : offer,
  );
}

function lastPart(line: string): string {
  const last = line.trim().split(/[/\\]/).at(-1) ?? '';
  if (!line.trim().startsWith('file:')) return last;
  try {
    return decodeURIComponent(last);
  } catch {
    return last;
  }
}
