import type { Severity } from './severities';

type PhaseId = 'detection' | 'triage' | 'investigation' | 'resolution' | 'review' | 'closed';

/** How long a phase may take before somebody should ask, and before it is too long. Both in ms from its beginning. */
export type PhaseClock = { readonly amberMs: number; readonly redMs: number };

const MINUTE_MS = 60_000;
const clock = (amberMinutes: number, redMinutes: number): PhaseClock => ({
  amberMs: amberMinutes * MINUTE_MS,
  redMs: redMinutes * MINUTE_MS,
});

const TRIAGE = clock(10, 20);
const INVESTIGATION: Readonly<Partial<Record<Severity, PhaseClock>>> = { 1: clock(60, 240), 2: clock(120, 480) };

/** The shipped clocks, product.md §3.1. Null: none runs in this phase; resolution's is the estimate. */
export function phaseClock(phase: PhaseId, severity: Severity): PhaseClock | null {
  if (phase === 'triage') return TRIAGE;
  return phase === 'investigation' ? (INVESTIGATION[severity] ?? null) : null;
}
