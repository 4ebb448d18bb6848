import type { Phase } from '../incident/header/facts';
import type { Severity } from '../content/severities';
import type { Confidence } from './situation';

export type SituationHeading =
  | 'commander'
  | 'bridge'
  | 'fallback'
  | 'nextUpdate'
  | 'estimate'
  | 'impact'
  | 'known'
  | 'unknown'
  | 'doing'
  | 'workaround';

/** The words around the incident's own, in one language. */
export type SituationWords = {
  /** As HTML names it, such as `en`. */
  readonly language: string;
  readonly page: string;
  readonly untitled: string;
  readonly exercise: string;
  /** `SEV1`. */
  readonly severity: (level: Severity) => string;
  /** `Critical`, or as the room calls it. */
  readonly severityName: (level: Severity) => string;
  readonly phase: (phase: Phase) => string;
  readonly confidence: (confidence: Confidence) => string;
  readonly headings: { readonly [H in SituationHeading]: string };
  readonly nobody: string;
  readonly notSaid: string;
  /** A moment in UTC and on the wall; with its day where that is another than `now`'s. */
  readonly when: (at: number, now: number) => string;
  /** The same, always with its day. */
  readonly whenAndDay: (at: number) => string;
  /** Of an update that should have come. */
  readonly late: string;
  readonly asOf: string;
  /** What of it may be otherwise by now: how often the page is written, or that it is a copy. */
  readonly kept: string;
  readonly closed: string;
};
