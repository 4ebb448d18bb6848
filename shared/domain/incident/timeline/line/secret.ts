// Every repeat is bounded, so that no paste can make a pattern run for long.
const SECRETS: readonly { readonly what: string; readonly pattern: RegExp }[] = [
  { what: 'private key', pattern: /-----BEGIN [A-Z ]{0,30}PRIVATE KEY-----/ },
  { what: 'access key', pattern: /\b(?:AKIA|ASIA)[0-9A-Z]{16}\b/ },
  {
    what: 'token',
    pattern:
      /\b(?:gh[pousr]_[A-Za-z0-9]{30}|github_pat_[A-Za-z0-9_]{30}|glpat-[A-Za-z0-9_-]{16}|xox[abprs]-[A-Za-z0-9-]{10}|AIza[A-Za-z0-9_-]{30}|sk_live_[A-Za-z0-9]{16}|sk-[A-Za-z0-9_-]{20})/,
  },
  { what: 'token', pattern: /\beyJ[A-Za-z0-9_-]{10,400}\.eyJ/ },
  { what: 'token', pattern: /\bbearer\s{1,5}[A-Za-z0-9._~+/=-]{16}/i },
  { what: 'password in a link', pattern: /:\/\/[^\s/:@]{1,100}:[^\s/@]{1,100}@/ },
  {
    // A value of letters alone is more often a sentence: `token: expired`.
    what: 'password',
    pattern:
      /(?:password|passwort|passwd|passphrase|pwd|secret|api[_-]?key|token)\s{0,3}[:=]\s{0,3}["']?(?=[A-Za-z]{0,100}[^\sA-Za-z"'])[^\s"']{6}/i,
  },
];

/** What kind of secret a text seems to hold; null for none. A warning, never a refusal. */
export const secretIn = (text: string): string | null =>
  SECRETS.find(({ pattern }) => pattern.test(text))?.what ?? null;
