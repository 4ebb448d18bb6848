import { expect, test } from 'vitest';
import { incidentMarkdown } from '../../../../shared/domain/report/incident-markdown';
import type { FactId } from '../../../../shared/domain/stated';
import { BO, entry, MINUTE, NOON, personOf, room } from '../incident/desk';
import { OPTIONS } from './options';

test('a briefing says with whom, who was there, what was asked, answered and is owed', () => {
  const here = room();
  const cfo = { id: null, name: 'C*F*O' };
  const open = (withWhom: string) =>
    here.do({
      kind: 'open-briefing',
      withWhom,
      at: NOON,
      agenda: ['Situation', 'Next'],
      attendees: [cfo],
    })[0] as FactId;
  const first = open('Executives');
  const ask = (text: string, by: typeof cfo | null = cfo) =>
    here.do({ kind: 'ask-question', briefing: first, by, text })[0] as FactId;
  const [when, lost] = [ask('When?'), ask('Data lost?', null)];
  ask('Who knows?');
  here.do({ kind: 'owe-answer', question: when, person: personOf(BO), until: NOON + 30 * MINUTE });
  here.do({ kind: 'answer-question', question: lost, text: 'no # sign of it' });
  here.do({ kind: 'end-briefing', briefing: first });
  open('next shift');
  const secret = here.do({ kind: 'add-entries', entries: [entry('counsel says no', { replyTo: ask('Legal?') })] });
  here.do({ kind: 'mark-privileged', entry: secret[0] as FactId, on: true });
  const [, section = ''] = incidentMarkdown(here.view(), OPTIONS).split('\n## Briefings\n\n');
  expect(section.split('\n## ')[0]).toBe(
    [
      '**Executives**, 2026-11-21 12:00',
      String.raw`- There: C\*F\*O`,
      '- Agenda: Situation; Next',
      String.raw`- ? **C\*F\*O** When?  `,
      '  → Bo owes it 12:30',
      '- ? Data lost?  ',
      String.raw`  → **Ana** no \# sign of it (12:00)`,
      String.raw`- ? **C\*F\*O** Who knows?  `,
      '  → not answered',
      String.raw`- ? **C\*F\*O** Legal?`,
      '',
      '**next shift**, 2026-11-21 12:00 (goes on)',
      String.raw`- There: C\*F\*O`,
      '- Agenda: Situation; Next',
      '',
      '',
    ].join('\n'),
  );
  expect(incidentMarkdown(here.view(), { ...OPTIONS, withPrivileged: true })).toContain(
    '→ **Ana** counsel says no (12:00)',
  );
});
