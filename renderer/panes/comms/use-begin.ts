import type { FactId } from '../../../shared/domain/stated';
import { useCommit } from '../../app/acting';
import type { Draft } from './draft';

/** The draft's id: begun now, if nobody has yet. Or why it could not be. */
export function useBegin(audience: string, { message, template, nextAt }: Draft) {
  const commit = useCommit();
  return async (): Promise<string | { readonly id: FactId }> => {
    if (message) return { id: message.id };
    const begun = await commit({ kind: 'draft-message', audience, template: template.id, nextAt });
    if ('why' in begun) return begun.why;
    const [id] = begun.facts;
    return id ? { id } : '';
  };
}
