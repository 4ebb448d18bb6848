import { createInterface } from 'node:readline';
import { spawn, type ChildProcess } from 'node:child_process';

/** What a child process says, a line of JSON at a time. */
export type Said = {
  /** A line the keeper has confirmed, by its client id. */
  readonly acked?: { readonly client: string; readonly hash: string };
  /** Why one was refused. */
  readonly refused?: string;
  /** The keeper does not start, and why. */
  readonly broken?: string;
  readonly found?: Found;
};

/** What a keeper that has just started reads, and what `verify` says of the profile before that. */
export type Found = {
  readonly level: string;
  readonly findings: readonly string[];
  readonly problem: string | null;
  /** Hash of each op that can be read, by the client id it was written with. */
  readonly hashes: Readonly<Record<string, string>>;
};

export const say = (said: Said): void => void process.stdout.write(`${JSON.stringify(said)}\n`);

/** This very program in another process and another part. `heard` is told every line; resolves when it has ended. */
export function startPart(
  words: readonly string[],
  heard: (said: Said) => void,
): { child: ChildProcess; ended: Promise<void> } {
  const child = spawn(process.execPath, [process.argv[1] ?? '', ...words], { stdio: ['ignore', 'pipe', 'inherit'] });
  const ended = (async () => {
    for await (const line of createInterface({ input: child.stdout })) {
      const said = saidIn(line);
      if (said) heard(said);
    }
  })();
  return { child, ended };
}

/** A process that was stopped may have said only half a line. */
function saidIn(line: string): Said | null {
  try {
    return JSON.parse(line) as Said;
  } catch {
    return null;
  }
}
