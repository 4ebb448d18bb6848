import { useIntl } from 'react-intl';
import type { PlanCommand } from '../../../shared/domain/plan/plan';
import type { Training } from '../../../shared/domain/plan/training';
import type { FactId } from '../../../shared/domain/stated';
import { newClientId } from '../../app/client-id';
import { useApp } from '../../app/contexts';
import { notSavedWords } from '../../app/refusal-words';

/** Writes to the plan that a person stands in. What is not written comes back in words; null: done. */
export function useTrainingPlan() {
  const intl = useIntl();
  const app = useApp();

  async function commit(standsIn: FactId, command: PlanCommand): Promise<string | null> {
    const done = await app.plans.of(standsIn)?.commit(command, newClientId());
    if (done?.ok) return null;
    if (done?.error.kind === 'not-saved') return notSavedWords(intl, done.error.why);
    const isKnown = done?.error.refusal.kind === 'training-known';
    return isKnown
      ? intl.formatMessage({
          id: 'training.known',
          defaultMessage: 'It is recorded already, so nothing was added. Say another day, or leave it.',
        })
      : intl.formatMessage({
          id: 'training.gone',
          defaultMessage: 'Not changed: it was taken out of the list meanwhile. Look at what stands now.',
        });
  }

  return {
    record: (training: Omit<Training, 'id'>): Promise<string | null> =>
      commit(training.person, { kind: 'record-training', ...training }),
    /** `said` names what it was. */
    async remove(training: Training, said: string): Promise<void> {
      const refused = await commit(training.id, { kind: 'remove-training', training: training.id });
      const taken = intl.formatMessage({ id: 'training.removed', defaultMessage: 'Taken back: {said}' }, { said });
      app.toasts.show({ text: refused ?? taken });
    },
  };
}
