import type { Finding, Level, PlaceReport, VerifyProblem } from './verify';
import type { ProfileReport } from './profile';

const LEVELS: Record<Level, string> = {
  fine: 'Fine: nothing is missing and nothing is wrong.',
  repairable: 'Repairable: nothing is lost here that was ever whole.',
  loss: 'Loss: something that was here cannot be read. Another copy may still have it.',
};

/** What a person reads of a report, a line a sentence. */
export function wordsFor(report: PlaceReport | ProfileReport): readonly string[] {
  if (report.kind !== 'profile') return [...placeWords(report), LEVELS[report.level]];
  const { journal, vault, bodies, attachments, freeBytes, level } = report;
  return [
    ...placeWords(journal),
    `Keys: ${vault.length === 0 ? 'no file of the vault can be read' : `${String(vault.length)} of 2 files of the vault can be read`}.`,
    ...(bodies
      ? [
          `Bodies: ${count(bodies.opened, 'op')} opened, ${String(bodies.keyless)} wait for a key, ${String(bodies.destroyed)} were destroyed on purpose, ${String(bodies.spoilt)} do not open.`,
        ]
      : vault.length > 0
        ? [
            'Bodies: not tried. A passphrase, a recovery kit or the key store of the account opens the keys, and nothing was asked.',
          ]
        : []),
    ...(attachments.whole + attachments.missing > 0 || attachments.findings.length > 0
      ? [
          `Attachments: ${String(attachments.whole)} can be read, each as it was attached; ${String(attachments.missing)} that lines name are not here.`,
          ...attachments.findings.map(findingWords),
        ]
      : []),
    ...(freeBytes === null ? [] : [`Free on this disk: ${sizeOf(freeBytes)}.`]),
    LEVELS[level],
  ];
}

function placeWords({
  kind,
  path,
  format,
  files,
  bytes,
  frames,
  ops,
  forks,
  books,
  findings,
  attachments,
}: PlaceReport): string[] {
  const chains = books.reduce((sum, book) => sum + book.chains.length, 0);
  const name = { journal: 'Journal', folder: 'Shared folder', file: 'File' }[kind];
  const said = format === 0 ? 'its format is not said' : `format ${String(format)}`;
  return [
    `${name} ${path}: ${said}, ${count(files, 'file')}, ${sizeOf(bytes)}.`,
    `It holds ${count(ops, 'op')} in ${count(chains, 'chain')} of ${count(books.length, 'book')}, in ${count(frames, 'frame')}.`,
    ...(attachments > 0 ? [`${count(attachments, 'attachment')} can be read, each as it was attached.`] : []),
    ...(forks > 0 ? [`${count(forks, 'chain')} went two ways: both are kept.`] : []),
    ...findings.map(findingWords),
  ];
}

function findingWords(finding: Finding): string {
  switch (finding.kind) {
    case 'torn':
      return `${stretch(finding)} were never written to their end.`;
    case 'healed':
      return `${stretch(finding)} cannot be read; what they held is here in another place too.`;
    case 'damaged':
      return `${stretch(finding)} cannot be read.`;
    case 'unreadable':
      return `${finding.path} cannot be read: ${finding.detail}.`;
    case 'misnamed':
      return `${finding.path} holds other bytes than its name says; they are whole.`;
    case 'attachment-spoilt':
      return `${finding.path}: the attachment ${finding.blob.slice(0, 16)}… is not what was attached.`;
    case 'attachment-partial':
      return `${finding.path}: of the attachment ${finding.blob.slice(0, 16)}… only a part is there.`;
    case 'gap':
      return `Book ${finding.book}, chain ${finding.chain}: ops ${String(finding.from)} to ${String(finding.to)} are missing.`;
    case 'refused':
      return `Book ${finding.book}: ${count(finding.frames, 'frame')} not taken (${REFUSALS[finding.why] ?? finding.why}).`;
  }
}

const REFUSALS: Readonly<Record<string, string>> = {
  signature: 'not signed by the device that its chain belongs to',
  'other-chain': 'its chain does not belong to its device',
  'other-book': 'it lies with another book than its own',
};

const stretch = ({ path, from, to }: { readonly path: string; readonly from: number; readonly to: number }) =>
  from === to ? `${path}: bytes after ${String(from)}` : `${path}: bytes ${String(from)} to ${String(to - 1)}`;

/** Why nothing was verified. */
export function problemWords(problem: VerifyProblem): string {
  const { path } = problem;
  switch (problem.kind) {
    case 'missing':
      return `Nothing stands at ${path}.`;
    case 'unknown':
    case 'not-a-file':
    case 'foreign':
      return `${path} is neither a journal, nor a shared folder, nor a .warroom file.`;
    case 'empty':
      return `${path} is empty.`;
    case 'cut':
      return `${path} is the beginning of a .warroom file, and no more.`;
    case 'changing':
      return `${path} kept changing while it was read. Try again when nobody writes to it.`;
    case 'too-large':
      return `${path} is too large: ${sizeOf(problem.bytes)}.`;
    case 'newer':
      return `${path} has format ${String(problem.format)}: only a newer Holdfast reads it.`;
  }
}

const count = (n: number, what: string) => `${String(n)} ${what}${n === 1 ? '' : 's'}`;

function sizeOf(bytes: number): string {
  const units = ['bytes', 'KB', 'MB', 'GB', 'TB'];
  let size = bytes;
  let unit = 0;
  for (; size >= 1000 && unit < units.length - 1; unit++) size /= 1000;
  return `${unit === 0 ? String(size) : size.toFixed(1)} ${units[unit] ?? ''}`;
}
