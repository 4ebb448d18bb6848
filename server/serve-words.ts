import type { NotServed } from '../shared/node/hub/hub-word';
import type { LogProblem } from './hub/frame-log';
import type { StartProblem } from './hub/postgres-problem';
import { postgresWords } from './hub/postgres-words';

/** Why a hub does not serve. `code`: as the system names it. */
export type ServeProblem =
  | { readonly kind: 'postgres'; readonly why: StartProblem }
  | { readonly kind: 'in-use'; readonly data: string }
  | { readonly kind: 'data'; readonly data: string; readonly code: string }
  | { readonly kind: 'kept'; readonly where: string; readonly why: LogProblem['why'] }
  | {
      readonly kind: 'listen';
      readonly host: string;
      readonly port: number;
      readonly healthPort: number | null;
      readonly code: string;
    };

/** What happened, what is safe, what to do. */
export function whyNotServed(problem: ServeProblem): string {
  if (problem.kind === 'postgres') return postgresWords(problem.why);
  if (problem.kind === 'in-use')
    return `Another hub works in ${problem.data}. Nothing was changed. Stop it first, or give this one a folder of its own with --data.`;
  if (problem.kind === 'data')
    return `${folderWords(problem)} Nothing was lost: laptops keep every line and give it again.`;
  return problem.kind === 'kept' ? keptWords(problem) : listenWords(problem);
}

function keptWords({ where, why }: Extract<ServeProblem, { kind: 'kept' }>): string {
  const safe = 'Nothing was lost: laptops keep every line and give it again.';
  if (why === 'full') return `There is no room left in ${where}. ${safe} Free some space and start again.`;
  if (why === 'read-only') return `Nothing can be written in ${where}. ${safe} Make it writable and start again.`;
  return `What is kept in ${where} cannot be read now. ${safe} Look at that disk or that database and start again.`;
}

/** The same in a word, for the app that started the hub and says it itself. */
export function shortOf(problem: ServeProblem): NotServed {
  if (problem.kind === 'postgres') return 'broken';
  if (problem.kind === 'in-use') return 'in-use';
  if (problem.kind === 'kept') return problem.why === 'away' ? 'broken' : problem.why;
  return SHORT[problem.code] ?? 'broken';
}

const SHORT: { readonly [code: string]: NotServed } = {
  EADDRINUSE: 'port-in-use',
  EADDRNOTAVAIL: 'no-address',
  ENOTFOUND: 'no-address',
  EINVAL: 'no-address',
  EACCES: 'no-permission',
  EPERM: 'no-permission',
  EROFS: 'read-only',
  ENOSPC: 'full',
  EDQUOT: 'full',
};

function folderWords({ data, code }: Extract<ServeProblem, { kind: 'data' }>): string {
  if (['EACCES', 'EPERM'].includes(code))
    return `This user may not write in ${data}. Give the folder to the user that runs the hub, or choose another with --data.`;
  if (code === 'EROFS') return `The disk of ${data} is read-only. Choose another folder with --data.`;
  if (['ENOSPC', 'EDQUOT'].includes(code)) return `The disk of ${data} is full. Free some space and start again.`;
  if (['ENOTDIR', 'EEXIST'].includes(code)) return `${data} is no folder. Choose one with --data.`;
  return `The folder ${data} cannot be used (${code}). Look at the disk, or choose another folder with --data.`;
}

function listenWords({ host, port, healthPort, code }: Extract<ServeProblem, { kind: 'listen' }>): string {
  const where = `${host}:${String(port)}`;
  if (code === 'EADDRINUSE') {
    const health = healthPort === null ? '' : `, or the port for health, ${String(healthPort)}, with --health`;
    return `Something else listens on ${where}${health}. Stop it, or choose another port with --listen ${host}:${String(port + 1)}.`;
  }
  if (['EACCES', 'EPERM'].includes(code))
    return `This user may not listen on ${where}. Ports below 1024 are for root: choose one above with --listen.`;
  if (['EADDRNOTAVAIL', 'ENOTFOUND', 'EINVAL'].includes(code))
    return `This machine has no address ${host}. Choose one it has with --listen, or 0.0.0.0 for all of them.`;
  return `The hub cannot listen on ${where} (${code}). Choose another address with --listen.`;
}
