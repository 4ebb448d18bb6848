import { randomBytes } from 'node:crypto';
import { homedir } from 'node:os';
import { join, resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { nodeDisk } from '../shared/node/disk';
import { repairPath, type Repaired } from '../shared/node/repair';
import { repairedWords, repairProblemWords } from '../shared/node/repair-words';
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

const USAGE = `holdfast verify [path] [--json] [--repair [--from <path>] ...]

Reads a journal, a profile, a shared folder or a .warroom file, and says whether all of it is there and in order.
Changes nothing. Without a path: what this laptop keeps itself.

  --json          the whole report as JSON
  --repair        before that, fills what is damaged or missing from other copies: only adds, and changes no file
  --from <path>   a copy to take from, beside a profile's own backups; as often as there are copies

Ends with 0 if all is fine, 1 if something is wrong that another copy in the same place makes good, 2 if something is
lost in that place, 3 if the path could not be verified, or not repaired.`;

const EXIT = { fine: 0, repairable: 1, loss: 2 } as const;
const NOT_VERIFIED = 3;

/** Runs one command. Returns the exit code. */
export async function runCommand(args: readonly string[], terminal: Terminal): Promise<number> {
  const asked = parsed(args);
  if (asked === null) terminal.complain(USAGE);
  if (asked === null) return NOT_VERIFIED;
  if (asked.help) terminal.say(USAGE);
  if (asked.help) return 0;
  const path = resolve(asked.path ?? profileIn(terminal.environment));
  if (!asked.repair) return verify(path, asked, terminal);
  return repair(path, asked, terminal);
}

type Asked = {
  readonly help: boolean;
  readonly json: boolean;
  readonly repair: boolean;
  readonly from: readonly string[];
  readonly path: string | undefined;
};

function parsed(args: readonly string[]): Asked | null {
  const options = {
    json: { type: 'boolean' },
    help: { type: 'boolean', short: 'h' },
    repair: { type: 'boolean' },
    from: { type: 'string', multiple: true },
  } as const;
  try {
    const { values, positionals } = parseArgs({ args: [...args], options, allowPositionals: true });
    const [command, path, ...more] = positionals;
    const { help = false, json = false, repair = false, from = [] } = values;
    const isAsked = command === 'verify' && more.length === 0 && (repair || from.length === 0);
    return help || isAsked ? { help, json, repair, from, path } : null;
  } catch {
    return null;
  }
}

type How = { readonly json: boolean; readonly repaired?: Repaired };

async function verify(path: string, { json: isJson, repaired }: How, { say, complain }: Terminal): Promise<number> {
  const disk = nodeDisk();
  const crypto = await sodiumCrypto();
  const place = await placeAt(path, disk);
  const report =
    place.kind === 'profile'
      ? await verifyProfile(place, { disk, crypto })
      : await verifyPlace(place, { disk, verify: (key, head, signature) => crypto.verify(signature, head, key) });
  if (isJson) say(JSON.stringify(report.ok ? { repaired, ...report.value } : { problem: report.error }, null, 2));
  else if (report.ok) wordsFor(report.value).forEach(say);
  else complain(problemWords(report.error));
  return report.ok ? EXIT[report.value.level] : NOT_VERIFIED;
}

async function repair(path: string, { json, from }: Asked, terminal: Terminal): Promise<number> {
  const done = await repairPath(
    path,
    from.map((one) => resolve(one)),
    {
      disk: nodeDisk(),
      crypto: await sodiumCrypto(),
      random: (bytes) => new Uint8Array(randomBytes(bytes)),
      sleep: (ms) => new Promise((wake) => setTimeout(wake, ms)),
    },
  );
  if (!done.ok) {
    if (json) terminal.say(JSON.stringify({ problem: done.error }, null, 2));
    else terminal.complain(repairProblemWords(done.error));
    return NOT_VERIFIED;
  }
  if (!json) repairedWords(done.value).forEach(terminal.say);
  const [first] = done.value.added;
  // Of a file that was carried, what was repaired is the one beside it.
  const isFile = first && (await nodeDisk().stat(path))?.kind === 'file';
  return verify(isFile ? first.path : path, { json, repaired: done.value }, terminal);
}

/** Where the app keeps its things, as Electron names it. */
function profileIn(environment: Terminal['environment']): string {
  const { HOLDFAST_PROFILE: named, APPDATA: roaming, XDG_CONFIG_HOME: config } = environment;
  if (named) return named;
  if (process.platform === 'win32') return join(roaming ?? join(homedir(), 'AppData', 'Roaming'), 'Holdfast');
  if (process.platform === 'darwin') return join(homedir(), 'Library', 'Application Support', 'Holdfast');
  return join(config ?? join(homedir(), '.config'), 'Holdfast');
}
