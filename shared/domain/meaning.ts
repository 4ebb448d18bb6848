import type { Result } from '../base/result';
import type { FactId, Stated, Writer } from './stated';

/** What a kind of book means: its facts, what they add up to, and what may be asked of it. */
export type Meaning<View, Fact, Command, Refusal> = {
  readonly empty: View;
  /** Null for a fact of a kind or shape that this version does not know. */
  readonly parse: (foreign: unknown) => Fact | null;
  readonly apply: (view: View, facts: readonly Stated<Fact>[], strange: readonly FactId[]) => View;
  readonly decide: (view: View, command: Command, now: number, me: Writer) => Result<readonly Fact[], Refusal>;
  /** Whether the command only adds: then it need not be decided again when something else arrives first. */
  readonly onlyAdds: (command: Command) => boolean;
};
