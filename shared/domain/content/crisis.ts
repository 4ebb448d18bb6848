/** What makes an incident a crisis, as a person would say it: product.md §3.1. */
export const CRISIS_TRIGGERS: readonly string[] = [
  'Personal data is out, or may be',
  'More than four hours at SEV1',
  'Somebody’s safety is at risk',
  'The media ask',
  'A ransom is demanded',
  'A data centre is lost',
];

/** At SEV1 for this long, somebody should say whether it is one. */
export const CRISIS_AFTER_MS = 4 * 60 * 60_000;
