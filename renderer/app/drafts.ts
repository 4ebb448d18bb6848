import * as v from 'valibot';
import type { IncidentCommand } from '../../shared/domain/incident/decide';
import { attachment, type Attachment } from '../../shared/domain/incident/timeline/attachment';
import { inTime, type Database } from '../storage/database';
import type { LocalSeal } from '../storage/local-seal';

/** A line that was entered and is not yet known to be durable. Its client id makes a repeat the same commit. */
export type Unsent = {
  readonly client: string;
  readonly typed: string;
  readonly command: IncidentCommand;
  /** Those that are kept: they go on its first entry. */
  readonly files: readonly Attachment[];
  /** Names of those that are not kept yet: if the app ends now they are not on the line, and it is said. */
  readonly unkept: readonly string[];
};
/** What a composer holds: the words and files of the line, the client id it will be entered with, the lines on their way. */
export type Draft = {
  readonly text: string;
  readonly files: readonly Attachment[];
  readonly unkept: readonly string[];
  readonly client: string;
  readonly unsent: readonly Unsent[];
};

export type Drafts = ReturnType<typeof createDrafts>;

const NOTHING: Draft = { text: '', files: [], unkept: [], client: '', unsent: [] };
// The command was written by us; what matters is that a damaged row is not taken for one.
const ofFiles = { files: v.optional(v.array(attachment), []), unkept: v.optional(v.array(v.string()), []) };
const draft = v.object({
  text: v.string(),
  ...ofFiles,
  client: v.string(),
  unsent: v.array(
    v.object({
      client: v.string(),
      typed: v.string(),
      command: v.custom<IncidentCommand>((value) => typeof value === 'object'),
      ...ofFiles,
    }),
  ),
});

function parse(stored: string | null): Draft {
  const parsed = v.safeParse(v.pipe(v.string(), v.parseJson(), draft), stored);
  return parsed.success ? parsed.output : NOTHING;
}

/** Drafts outlive a crash: each change is written at once, and of those that come while one is written, the last. */
export function createDrafts(database: Database, seal: LocalSeal) {
  /** As last kept in this window, whether it is written yet or not. */
  const latest = new Map<string, Draft>();
  const dirty = new Set<string>();
  const writing = new Map<string, Promise<void>>();

  async function write(id: string): Promise<void> {
    while (dirty.delete(id)) {
      const draft = await seal.seal(JSON.stringify(latest.get(id)));
      // Drafts are a help: the line itself is in the composer, and its record is the journal.
      await inTime(database.drafts.put({ id, draft })).catch(() => undefined);
    }
    writing.delete(id);
  }

  return {
    async read(id: string): Promise<Draft> {
      const here = latest.get(id);
      if (here) return here;
      const row = await inTime(database.drafts.get(id)).catch(() => undefined);
      return parse(await seal.open(row?.draft));
    },
    /** Whose lines had not all become durable when the app ended. */
    async waiting(): Promise<ReadonlySet<string>> {
      const rows = await inTime(database.drafts.toArray()).catch(() => []);
      const drafts = await Promise.all(rows.map(async ({ id, draft }) => ({ id, ...parse(await seal.open(draft)) })));
      return new Set(drafts.filter(({ unsent }) => unsent.length > 0).map(({ id }) => id));
    },
    /** Resolves once all that was kept so far is written. */
    async settled(): Promise<void> {
      while (writing.size > 0) await Promise.all([...writing.values()]);
    },
    /** What was typed there is wanted no more. */
    drop(id: string): void {
      latest.delete(id);
    },
    /** Writes all of this window once more: what stood in the database may be gone. */
    again(): void {
      for (const [id, draft] of latest) this.keep(id, draft);
    },
    keep(id: string, now: Draft): void {
      latest.set(id, now);
      dirty.add(id);
      if (!writing.has(id)) writing.set(id, write(id));
    },
  };
}
