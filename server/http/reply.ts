import type { Refused } from '../../shared/node/hub/wire';

/** What a hub answers. `frames`: one after another, verbatim. */
export type Reply =
  | { readonly kind: 'json'; readonly value: unknown; readonly status: number }
  | { readonly kind: 'bytes'; readonly bytes: Uint8Array }
  | { readonly kind: 'frames'; readonly frames: AsyncIterable<Uint8Array> };

/** Said to whoever asked, and to nobody else. */
export class Refusal extends Error {
  constructor(
    readonly status: number,
    readonly refused: Refused,
  ) {
    super(refused.why);
    this.name = 'Refusal';
  }
}

export const json = (value: unknown, status = 200): Reply => ({ kind: 'json', value, status });
export const DONE: Reply = json({});
