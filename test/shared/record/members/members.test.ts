import fc from 'fast-check';
import { expect, test } from 'vitest';
import { workspaceKeyOf } from '../../../../shared/record/keys/book-keys';
import { NONCE_BYTES } from '../../../../shared/record/keys/crypto';
import { openBrought, parseMemberFact, sealBrought } from '../../../../shared/record/members/members';
import { bookOfWorkspace } from '../../../../shared/record/members/workspace-books';
import { seededBytes } from '../../../laptop';
import { sodium as crypto } from '../../../sealing';

const keyOf = (name: string) => workspaceKeyOf(seededBytes(name)(32));
const [room, other] = [keyOf('room'), keyOf('other')];
const nonce = seededBytes('nonce')(NONCE_BYTES);

test('whoever holds the key of the room reads what was brought into it, and nobody else', () => {
  const brought = [keyOf('bo one'), keyOf('bo two')];
  const sealed = sealBrought(brought, { workspace: room, crypto, nonce });
  expect(openBrought(sealed, { workspace: room, crypto })).toEqual(brought);
  expect(openBrought(sealed, { workspace: other, crypto })).toEqual([]);
  expect(sealed).not.toContain(brought[0]?.id);
});

test('what is not sealed keys brings none', () => {
  fc.assert(fc.property(fc.string(), (text) => openBrought(text, { workspace: room, crypto }).length === 0));
});

test('facts that are not of the members’ book are no facts of it', () => {
  expect(parseMemberFact({ kind: 'device-approved/2', device: 'ab'.repeat(32), undoes: [], proof: '' })).not.toBe(null);
  for (const foreign of [
    null,
    7,
    {},
    { kind: 'device-approved/2', device: 'ab', undoes: [], proof: '' },
    { kind: 'entry-added/1' },
  ])
    expect(parseMemberFact(foreign)).toBe(null);
});

test('each workspace has books of its own, found by its id alone', () => {
  const books = [room, other].flatMap(({ id }) => [bookOfWorkspace(id, 'members'), bookOfWorkspace(id, 'plan')]);
  expect(new Set(books).size).toBe(4);
  expect(books.every((book) => /^[0-9a-f]{32}$/.test(book))).toBe(true);
});
