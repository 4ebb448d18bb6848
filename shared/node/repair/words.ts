import type { RemoteProblem } from '../../record/remote';
import type { Repaired, RepairProblem } from './repair';
import { problemWords } from '../verify/words';

/** What a person reads of a repair, a line a sentence. */
export function repairedWords({ added, attachments, vault, unusable }: Repaired): readonly string[] {
  const isNothing = added.length === 0 && attachments === 0 && vault.length === 0;
  return [
    ...unusable.map((problem) => `Not used: ${problemWords(problem)}`),
    ...vault.map((name) => `Written again: ${name}, from another copy of the keys.`),
    ...added.map(
      ({ path, ops }) => `Added: ${path}, with ${String(ops)} ${ops === 1 ? 'op' : 'ops'} that could not be read here.`,
    ),
    ...(attachments === 0
      ? []
      : [
          `Added: ${String(attachments)} ${attachments === 1 ? 'attachment' : 'attachments'}, whole, from another copy.`,
        ]),
    ...(isNothing ? ['Nothing was added: no other copy has anything that is missing here.'] : []),
    'Nothing was removed, and no file that was there was changed. As it is now:',
  ];
}

/** Why it was not repaired. */
export function repairProblemWords(problem: RepairProblem): string {
  const { path } = problem;
  switch (problem.kind) {
    case 'in-use':
      return `Holdfast is open on ${path}. Nothing was changed. Close Holdfast, then repair again.`;
    case 'no-header':
      return `Neither copy of the header of ${path} can be read. Nothing was changed. Carry the incident out again from a laptop that has it.`;
    case 'disk':
      return `Not repaired to the end: ${DISK_WORDS[problem.why.kind] ?? problem.why.kind}. What was added until then is whole, and nothing else was changed. Repair again once that is settled.`;
    default:
      return problemWords(problem);
  }
}

const DISK_WORDS: Partial<Record<RemoteProblem['kind'], string>> = {
  full: 'the disk is full',
  'read-only': 'the disk is read-only',
  'no-permission': 'writing there is not allowed',
  busy: 'a file is held by another program',
  unreliable: 'the disk reads back something else than was written',
  offline: 'the place does not answer',
};
