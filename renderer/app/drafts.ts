import * as v from 'valibot';
import type { IncidentCommand } from '../../shared/domain/incident/decide';
import { inTime, type Database } from '../storage/database';

/** A line that was entered and is not yet known to be durable. Its client id makes a repeat the same commit. */
export type Unsent = { readonly client: string; readonly typed: string; readonly command: IncidentCommand };
/** What a composer holds: the words being typed, the client id they will be entered with, the lines on their way. */
export type Draft = { readonly text: string; readonly client: string; readonly unsent: readonly Unsent[] };

export type Drafts = ReturnType<typeof createDrafts>;

const NOTHING: Draft = { text: '', client: '', unsent: [] };
// The command was written by us; what matters is that a damaged row is not taken for one.
const draft = v.object({
  text: v.string(),
  client: v.string(),
  unsent: v.array(
    v.object({
      client: v.string(),
      typed: v.string(),
      command: v.custom<IncidentCommand>((value) => typeof value === 'object'),
    }),
  ),
});

function parse(stored: string | undefined): Draft {
  const parsed = v.safeParse(v.pipe(v.string(), v.parseJson(), draft), stored);
  return parsed.success ? parsed.output : NOTHING;
}

/** Drafts outlive a crash: each change is written at once, and of those that come while one is written, the last. */
export function createDrafts(database: Database) {
  const next = new Map<string, Draft>();
  const writing = new Set<string>();

  async function write(id: string): Promise<void> {
    writing.add(id);
    for (let now = next.get(id); now; now = next.get(id)) {
      next.delete(id);
      // Drafts are a help: the line itself is in the composer, and its record is the journal.
      await inTime(database.drafts.put({ id, draft: JSON.stringify(now) })).catch(() => undefined);
    }
    writing.delete(id);
  }

  return {
    async read(id: string): Promise<Draft> {
      const row = await inTime(database.drafts.get(id)).catch(() => undefined);
      return parse(row?.draft);
    },
    /** Whose lines had not all become durable when the app ended. */
    async waiting(): Promise<ReadonlySet<string>> {
      const rows = await inTime(database.drafts.toArray()).catch(() => []);
      return new Set(rows.filter((row) => parse(row.draft).unsent.length > 0).map((row) => row.id));
    },
    keep(id: string, now: Draft): void {
      next.set(id, now);
      if (!writing.has(id)) void write(id);
    },
  };
}
