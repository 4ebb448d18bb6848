import { useMemo } from 'react';
import { readLine } from '../../../shared/domain/incident/timeline/line/read-line';
import type { LineContext, Reading } from '../../../shared/domain/incident/timeline/line/reading';
import { splitPaste } from '../../../shared/domain/incident/timeline/line/split-paste';
import { useApp, usePeople, useSettings, useTime, useWholeIncident } from '../../app/contexts';
import { lineContext } from '../../app/line/line-context';

/** What is typed, as understood: one reading, and for a paste of many lines one a line. */
export type Understood = { readonly context: LineContext; readonly whole: Reading; readonly lines: readonly Reading[] };

export function useLineContext(): LineContext {
  const app = useApp();
  const incident = useWholeIncident();
  const people = usePeople();
  const zone = useSettings((settings) => settings.zone);
  // A minute is fine enough to say who is here and what a clock time means.
  const now = useTime(60_000);
  return useMemo(() => lineContext({ incident, people, me: app.me(), zone, now }), [incident, people, app, zone, now]);
}

export function useReading(text: string, isPaste: boolean): Understood {
  const context = useLineContext();
  return useMemo(() => readNow(text, isPaste, context), [text, isPaste, context]);
}

/** Read again at the moment of Enter: `t-5m` counts from then. */
export function readNow(text: string, isPaste: boolean, context: LineContext): Understood {
  const at = { ...context, now: Date.now() };
  const whole = readLine(text, at);
  const lines = isPaste ? splitPaste(text).map((line) => readLine(line, at)) : [whole];
  return { context: at, whole, lines };
}
