import { expect, test } from 'vitest';
import { FIELDS, isSkillIn } from '../../../../shared/domain/content/fields';
import { roleById } from '../../../../shared/domain/content/roles';

const fieldsOf = (skill: string) => FIELDS.filter((field) => isSkillIn(field, skill)).map(({ name }) => name);

test.each([
  ['network', ['Network']],
  ['Networking (Cisco)', ['Network']],
  ['Oracle DBA', ['Database']],
  ['app', ['Applications']],
  ['Applications', ['Applications']],
  ['servers, storage', ['Hardware']],
  ['IT-Security', ['Security']],
  ['database security', ['Security', 'Database']],
  ['second line', []],
  ['dbase', []],
  ['approval', []],
  ['', []],
])('the skill %j is in %j', (skill, fields) => {
  expect(fieldsOf(skill)).toEqual(fields);
});

test('every field has an expert’s seat of its own', () => {
  expect(new Set(FIELDS.map(({ role }) => role)).size).toBe(FIELDS.length);
  for (const { role } of FIELDS) expect(roleById(role)?.holders).toBe('many');
});
