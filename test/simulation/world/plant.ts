/**
 * A bug to be found: in `file`, `find` (there exactly once) becomes `replace`. Applied where the simulator is bundled,
 * never to the code itself.
 */
export type Plant = {
  readonly name: string;
  readonly file: string;
  readonly find: string;
  readonly replace: string;
  /** Where the worlds in which it shows are few: every `step`th from the `first`, which is near one of them. */
  readonly first?: number;
  readonly step?: number;
};
