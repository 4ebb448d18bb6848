import { expect, test } from 'vitest';
import type { RoleId } from '../../../../../shared/domain/content/roles';
import { selectOrgTree } from '../../../../../shared/domain/incident/roles/org-tree';
import { entry, room, type Desk } from '../desk';

const give = (here: Desk, role: RoleId, name: string) =>
  here.do({ kind: 'assign-role', role, person: { id: name.toLowerCase(), name }, note: '' });

function drawn(here: Desk): readonly string[] {
  const { command, branches, ordered } = selectOrgTree(here.view());
  const held = (seat: typeof command) => seat?.holders.map(({ person }) => person.name).join('+') || 'nobody';
  return [
    held(command),
    ...branches.flatMap(({ seat, led }) => [`. ${held(seat)}`, ...led.map((one) => `. . ${held(one)}`)]),
    ...ordered.map(({ name }) => `. ${name} (order)`),
  ];
}

test('experts stand below the technical lead once there is one, before that below the commander', () => {
  const here = room();
  give(here, 'sme-network', 'Ivo');
  give(here, 'sme-network', 'Jo');
  expect(drawn(here)).toEqual(['Ana', '. Ivo+Jo']);
  give(here, 'tech-lead', 'Eli');
  give(here, 'comms-lead', 'Dee');
  give(here, 'customer-liaison', 'Fay');
  expect(drawn(here)).toEqual(['Ana', '. Dee', '. . Fay', '. Eli', '. . Ivo+Jo']);
});

test('whoever has orders and no seat stands below the commander once, and observers nowhere', () => {
  const here = room();
  give(here, 'observer', 'Hana');
  const owner = { id: 'gus', name: 'Gus' };
  for (const text of ['check the lag', 'and the queue'])
    here.do({ kind: 'add-entries', entries: [entry(text, { entry: 'action', owner })] });
  expect(drawn(here)).toEqual(['Ana', '. Gus (order)']);
});
