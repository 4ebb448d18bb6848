/** What makes an incident a crisis, as a person would say it: product.md §3.1. */
export const CRISIS_TRIGGERS: readonly { readonly id: string; readonly words: string }[] = [
  { id: 'personal-data', words: 'Personal data is out, or may be' },
  { id: 'long', words: 'More than four hours at SEV1' },
  { id: 'safety', words: 'Somebody’s safety is at risk' },
  { id: 'media', words: 'The media ask' },
  { id: 'ransom', words: 'A ransom is demanded' },
  { id: 'site', words: 'A data centre is lost' },
];

/** At SEV1 for this long, somebody should say whether it is one. */
export const CRISIS_AFTER_MS = 4 * 60 * 60_000;
