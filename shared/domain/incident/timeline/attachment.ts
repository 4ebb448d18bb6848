import * as v from 'valibot';

/**
 * A file on a line. Its bytes lie sealed beside the record, named by `blob`; `key` opens them, and is '' once the line was
 * redacted: name and type are gone then, and what tells which file it was stays.
 */
export const attachment = v.object({
  blob: v.pipe(v.string(), v.regex(/^[0-9a-f]{64}-\d{1,2}$/)),
  key: v.pipe(v.string(), v.regex(/^(?:[0-9a-f]{64})?$/)),
  name: v.pipe(v.string(), v.maxLength(200)),
  /** As its own bytes tell it for pictures, else as the system called it: never reason enough to show it. */
  type: v.pipe(v.string(), v.maxLength(100)),
  bytes: v.pipe(v.number(), v.safeInteger(), v.minValue(0)),
  /** Of the bytes as they were given. */
  sha256: v.pipe(v.string(), v.regex(/^[0-9a-f]{64}$/)),
});

export type Attachment = v.InferOutput<typeof attachment>;

export const MAX_ON_LINE = 20;
export const MAX_FILE_BYTES = 25_000_000;
export const MAX_INCIDENT_BYTES = 500_000_000;

/** What a file is before it is kept. */
export type Offered = { readonly name: string; readonly bytes: number };

/** Why a file cannot be attached. `too-many`: to one line. `incident-full`: of all there is in the incident. */
export type AttachRefusal = {
  readonly kind: 'not-attached';
  readonly why: 'empty' | 'too-large' | 'too-many' | 'incident-full';
  readonly name: string;
};

/** Whether the file may join those of the line. `others`: bytes attached elsewhere in the incident. Null: it may. */
export function refuseFile(file: Offered, onLine: readonly Offered[], others: number): AttachRefusal | null {
  const refused = (why: AttachRefusal['why']): AttachRefusal => ({ kind: 'not-attached', why, name: file.name });
  if (file.bytes === 0) return refused('empty');
  if (file.bytes > MAX_FILE_BYTES) return refused('too-large');
  if (onLine.length >= MAX_ON_LINE) return refused('too-many');
  return others + bytesOf(onLine) + file.bytes > MAX_INCIDENT_BYTES ? refused('incident-full') : null;
}

export const bytesOf = (files: readonly Offered[]): number => files.reduce((sum, { bytes }) => sum + bytes, 0);

/** What a line without words says: the names of its files. */
export const namesOf = (files: readonly Attachment[]): string =>
  files.map(({ name, sha256 }) => name.trim() || sha256.slice(0, 12)).join(', ');

/** What is left of an attachment whose line was redacted. */
export const withoutKey = (one: Attachment): Attachment => ({ ...one, key: '', name: '', type: '' });
