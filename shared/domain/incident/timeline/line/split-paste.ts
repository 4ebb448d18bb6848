/** The lines of a paste, one entry each, as typed: only blank ones are dropped. */
export const splitPaste = (pasted: string): readonly string[] =>
  pasted.split(/\r\n|\r|\n/).filter((line) => line.trim() !== '');
