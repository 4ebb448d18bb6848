import { homedir } from 'node:os';
import { join, resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { nodeDisk } from '../shared/node/disk';
import { sodiumCrypto } from '../shared/node/sodium';
import { verifyPlace } from '../shared/node/verify';
import { placeAt } from '../shared/node/verify-place';
import { verifyProfile } from '../shared/node/verify-profile';
import { problemWords, wordsFor } from '../shared/node/verify-words';

/** Where a command says things: `say` is what was asked for, `complain` what went wrong with the asking. */
export type Terminal = {
  readonly say: (line: string) => void;
  readonly complain: (line: string) => void;
  readonly environment: Readonly<Record<string, string | undefined>>;
};

const USAGE = `holdfast verify [path] [--json]

Reads a journal, a profile, a shared folder or a .warroom file, and says whether all of it is there and in order.
Changes nothing. Without a path: what this laptop keeps itself.

  --json   the whole report as JSON

Ends with 0 if all is fine, 1 if something is wrong that another copy in the same place makes good, 2 if something is
lost in that place, 3 if the path could not be verified.`;

const EXIT = { fine: 0, repairable: 1, loss: 2 } as const;
const NOT_VERIFIED = 3;

/** Runs one command. Returns the exit code. */
export async function runCommand(args: readonly string[], terminal: Terminal): Promise<number> {
  const asked = parsed(args);
  if (asked === null) terminal.complain(USAGE);
  if (asked === null) return NOT_VERIFIED;
  if (asked.help) terminal.say(USAGE);
  if (asked.help) return 0;
  return verify(asked.path ?? profileIn(terminal.environment), asked.json, terminal);
}

type Asked = { readonly help: boolean; readonly json: boolean; readonly path: string | undefined };

function parsed(args: readonly string[]): Asked | null {
  const options = { json: { type: 'boolean' }, help: { type: 'boolean', short: 'h' } } as const;
  try {
    const { values, positionals } = parseArgs({ args: [...args], options, allowPositionals: true });
    const [command, path, ...more] = positionals;
    const help = values.help ?? false;
    if (!help && (command !== 'verify' || more.length > 0)) return null;
    return { help, json: values.json ?? false, path };
  } catch {
    return null;
  }
}

async function verify(path: string, isJson: boolean, { say, complain }: Terminal): Promise<number> {
  const disk = nodeDisk();
  const crypto = await sodiumCrypto();
  const place = await placeAt(resolve(path), disk);
  const report =
    place.kind === 'profile'
      ? await verifyProfile(place, { disk, crypto })
      : await verifyPlace(place, { disk, verify: (key, head, signature) => crypto.verify(signature, head, key) });
  if (isJson) say(JSON.stringify(report.ok ? report.value : { problem: report.error }, null, 2));
  else if (report.ok) wordsFor(report.value).forEach(say);
  else complain(problemWords(report.error));
  return report.ok ? EXIT[report.value.level] : NOT_VERIFIED;
}

/** Where the app keeps its things, as Electron names it. */
function profileIn(environment: Terminal['environment']): string {
  const { HOLDFAST_PROFILE: named, APPDATA: roaming, XDG_CONFIG_HOME: config } = environment;
  if (named) return named;
  if (process.platform === 'win32') return join(roaming ?? join(homedir(), 'AppData', 'Roaming'), 'Holdfast');
  if (process.platform === 'darwin') return join(homedir(), 'Library', 'Application Support', 'Holdfast');
  return join(config ?? join(homedir(), '.config'), 'Holdfast');
}
