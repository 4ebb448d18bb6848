/**
 * Small things that a hub keeps beside its books, in folders by what they are: who may enter, what was left in the inbox,
 * what laptops said of themselves. All pass `test/contracts/shelf.ts`. Names
 * are letters, digits, dots and dashes; whoever asks for another made a mistake.
 */
export interface Shelf {
  names(folder: string): Promise<readonly string[]>;
  /** Null if nothing has the name. */
  read(folder: string, name: string): Promise<Uint8Array | null>;
  /** Takes the place of what has the name. Durable once resolved. */
  put(folder: string, name: string, bytes: Uint8Array): Promise<void>;
  /** What has the name already stays; false then. Durable once resolved. */
  leave(folder: string, name: string, bytes: Uint8Array): Promise<boolean>;
  remove(folder: string, name: string): Promise<void>;
}

/** What may name anything on a shelf: never a way out of it. */
export const isShelfName = (name: string): boolean => /^[0-9a-z][0-9a-z.-]{0,127}$/.test(name) && !name.includes('..');

/** The name; throws if it is none. */
export function nameOnShelf(name: string): string {
  if (!isShelfName(name)) throw new Error(`no name for anything on a shelf: ${name}`);
  return name;
}
