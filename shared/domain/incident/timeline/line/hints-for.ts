import type { Hint } from './reading';
import type { Word } from './settle';
import { spelled } from './token';

/** What the preview says about one word. */
export const hintsFor = ({ raw, token }: Pick<Word, 'raw' | 'token'>): readonly Hint[] => {
  if (token.as === 'not-understood') {
    if (token.what === 'severity') return [{ kind: 'severity-not-understood', typed: raw }];
    return [{ kind: token.what === 'time' ? 'time-not-understood' : 'second-time', typed: raw }];
  }
  if (token.as !== 'person') return [];
  const { name, found } = token;
  switch (found.kind) {
    case 'known':
      return [];
    case 'unknown':
      return [{ kind: 'unknown-person', name: spelled(name) }];
    case 'ambiguous':
      return [{ kind: 'ambiguous-person', name, candidates: found.candidates }];
    case 'vacant':
      return [{ kind: 'vacant-role', name, role: found.role }];
  }
};
