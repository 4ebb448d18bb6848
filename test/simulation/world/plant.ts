/**
 * A bug to be found: in `file`, `find` (there exactly once) becomes `replace`. Applied where the simulator is bundled,
 * never to the code itself.
 */
export type Plant = {
  readonly name: string;
  readonly file: string;
  readonly find: string;
  readonly replace: string;
  /** The worlds in which it can show, where these are few: every `step`th from the `first`. */
  readonly first?: number;
  readonly step?: number;
};
