import { expect, test } from 'vitest';
import { checklistById } from '../../../../../shared/domain/content/checklists';
import { AUDIENCES } from '../../../../../shared/domain/content/audiences';
import { templateById } from '../../../../../shared/domain/content/messages';
import { SUBTYPES } from '../../../../../shared/domain/content/subtypes';
import { selectLists } from '../../../../../shared/domain/incident/checklists/select-checklists';
import { selectSubtype, selectType } from '../../../../../shared/domain/incident/header/select-header';
import { selectDraft } from '../../../../../shared/domain/incident/messages/select-messages';
import { room, type Desk } from '../desk';

const lists = (here: Desk) => selectLists(here.view()).map(({ template }) => template);
const RANSOMWARE = { kind: 'set-type', type: 'security', subtype: 'ransomware' } as const;

test('every list and every message that a type brings along is shipped', () => {
  for (const { list, words } of SUBTYPES) {
    expect(checklistById(list)?.id).toBe(list);
    if (!words) continue;
    expect(templateById(words.template)?.id).toBe(words.template);
    expect(AUDIENCES.map(({ id }) => id)).toContain(words.audience);
  }
});

test('what exactly it is opens its list beside the first, keeps the ticks, and has the words to staff ready: one step to undo', () => {
  const here = room();
  const [first] = selectLists(here.view());
  const item = first?.items[0];
  if (!item) throw new Error('no list');
  here.do({ kind: 'mark-item', item: item.id, mark: 'done', reason: '', second: null, happened: null });
  const written = here.do(RANSOMWARE);
  expect([selectType(here.view()), selectSubtype(here.view())]).toEqual(['security', 'ransomware']);
  expect(lists(here)).toEqual(['T0', 'T2']);
  expect(selectLists(here.view())[0]?.items[0]?.mark).toBe('done');
  expect(selectDraft(here.view(), 'end-users', here.now())?.template.id).toBe('ransomware-staff');
  here.undo(written);
  expect([lists(here), selectDraft(here.view(), 'end-users', here.now())]).toEqual([['T0'], undefined]);
});

test('what is open already is not opened again', () => {
  const here = room();
  here.do({ kind: 'start-checklist', template: 'T2' });
  here.do(RANSOMWARE);
  expect(lists(here)).toEqual(['T0', 'T2']);
  expect(here.refusal(RANSOMWARE)).toEqual({ kind: 'unchanged' });
  here.do({ kind: 'set-type', type: 'security', subtype: 'breach' });
  here.do(RANSOMWARE);
  expect(lists(here)).toEqual(['T0', 'T2', 'T6']);
});

test('an unknown word for it is a type and no more', () => {
  const here = room();
  here.do({ kind: 'set-type', type: 'security', subtype: 'plague' });
  expect([selectType(here.view()), selectSubtype(here.view()), lists(here)]).toEqual(['security', '', ['T0']]);
});
