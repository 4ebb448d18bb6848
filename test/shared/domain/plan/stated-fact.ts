import { createHash } from 'node:crypto';
import type { PlanFact } from '../../../../shared/domain/plan/plan';
import { factIdOf, type Stated } from '../../../../shared/domain/stated';

/** What Ana said, the `n`th of all that was said. */
export function stated(fact: PlanFact, n: number): Stated<PlanFact> {
  const hash = createHash('sha256').update(String(n)).digest('hex');
  const by = { id: 'ana', name: 'Ana', device: 'AAA' };
  return { id: factIdOf(hash, 0), fact, by, at: n, recordedAt: n, place: String(n).padStart(11, '0') + hash };
}
