/** 2: bodies are sealed, heads are signed. */
export const JOURNAL_FORMAT = 2;
