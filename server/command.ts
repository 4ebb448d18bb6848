import { randomBytes } from 'node:crypto';
import { homedir } from 'node:os';
import { join, resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { nodeDisk } from '../shared/node/disk';
import { repairPath, type Repaired } from '../shared/node/repair/repair';
import { repairedWords, repairProblemWords } from '../shared/node/repair/words';
import { sodiumCrypto } from '../shared/node/sodium';
import { verifyPlace } from '../shared/node/verify/verify';
import { placeAt } from '../shared/node/verify/place';
import { verifyProfile } from '../shared/node/verify/profile';
import { problemWords, wordsFor } from '../shared/node/verify/words';
import { serve, SERVE_DEFAULTS, type ServeAsked } from './serve';
import type { Terminal } from './terminal';

const USAGE = `holdfast verify [path] [--json] [--repair [--from <path>] ...]

Reads a journal, a profile, a shared folder or a .warroom file, and says whether all of it is there and in order.
Changes nothing. Without a path: what this laptop keeps itself.

  --json          the whole report as JSON
  --repair        before that, fills what is damaged or missing from other copies: only adds, and changes no file
  --from <path>   a copy to take from, beside a profile's own backups; as often as there are copies

Ends with 0 if all is fine, 1 if something is wrong that another copy in the same place makes good, 2 if something is
lost in that place, 3 if the path could not be verified, or not repaired.

holdfast serve [--data <folder> | --postgres <address>] [--listen <address>:<port>] [--health <port> | --no-health] [--limit <GiB>] [--owner <key>] ...

Keeps a room's books for all of its laptops, sealed: a hub reads none of them. Says on its first start by which code a
laptop comes to own it.

  --data <folder>   where it keeps them; otherwise HOLDFAST_HUB, or a folder of this user
  --postgres        a database that keeps them instead, for several hubs: postgres://user:password@host:port/database
  --listen          where it answers laptops, over TLS; otherwise on every address, on port ${String(SERVE_DEFAULTS.port)}
  --health <port>   for /healthz and /metrics, on this machine alone; otherwise ${String(SERVE_DEFAULTS.healthPort)}
  --limit <GiB>     how much it keeps; otherwise ${String(SERVE_DEFAULTS.limitGiB)}
  --owner <key>     a device that owns the hub, by its public key

Ends with 0 when it is told to stop, 1 if it could not serve.`;

const EXIT = { fine: 0, repairable: 1, loss: 2 } as const;
const NOT_VERIFIED = 3;

/** Runs one command. Returns the exit code. */
export async function runCommand(args: readonly string[], terminal: Terminal): Promise<number> {
  const asked = args[0] === 'serve' ? serveAsked(args) : verifyAsked(args);
  if (asked === null) terminal.complain(USAGE);
  if (asked === null) return NOT_VERIFIED;
  if (asked.kind === 'help') terminal.say(USAGE);
  if (asked.kind === 'help') return 0;
  if (asked.kind === 'serve') return serve(asked, terminal);
  const path = resolve(asked.path ?? profileIn(terminal.environment));
  if (!asked.repair) return verify(path, asked, terminal);
  return repair(path, asked, terminal);
}

type VerifyAsked = {
  readonly kind: 'verify';
  readonly json: boolean;
  readonly repair: boolean;
  readonly from: readonly string[];
  readonly path: string | undefined;
};
type Help = { readonly kind: 'help' };

function verifyAsked(args: readonly string[]): VerifyAsked | Help | null {
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
    if (help) return { kind: 'help' };
    const isAsked = command === 'verify' && more.length === 0 && (repair || from.length === 0);
    return isAsked ? { kind: 'verify', json, repair, from, path } : null;
  } catch {
    return null;
  }
}

function serveAsked(args: readonly string[]): ({ readonly kind: 'serve' } & ServeAsked) | Help | null {
  const options = {
    help: { type: 'boolean', short: 'h' },
    data: { type: 'string' },
    postgres: { type: 'string' },
    listen: { type: 'string' },
    health: { type: 'string' },
    'no-health': { type: 'boolean' },
    owner: { type: 'string', multiple: true },
    limit: { type: 'string' },
  } as const;
  try {
    const { values, positionals } = parseArgs({ args: [...args], options, allowPositionals: true });
    if (values.help) return { kind: 'help' };
    const listen = values.listen === undefined ? SERVE_DEFAULTS : placeIn(values.listen);
    const health = values.health === undefined ? SERVE_DEFAULTS.healthPort : portIn(values.health);
    const owners = values.owner ?? [];
    const limit = values.limit === undefined ? SERVE_DEFAULTS.limitGiB : Number(values.limit);
    const isOnePlace = values.data === undefined || values.postgres === undefined;
    const isAsked = positionals.length === 1 && isOnePlace && owners.every((one) => /^[0-9a-f]{64}$/.test(one));
    if (!isAsked || !listen || health === null || !(limit > 0)) return null;
    const data = values.data === undefined ? undefined : resolve(values.data);
    return {
      kind: 'serve',
      ...listen,
      data,
      postgres: values.postgres,
      owners,
      limitBytes: Math.floor(limit * 2 ** 30),
      healthPort: values['no-health'] ? null : health,
    };
  } catch {
    return null;
  }
}

/** `address:port`; the address of version 6 in brackets. */
function placeIn(text: string): { readonly host: string; readonly port: number } | null {
  const [, host = '', typed = ''] = /^(?:\[?([0-9a-zA-Z.:-]*?)\]?:)?(\d{1,5})$/.exec(text) ?? [];
  const port = portIn(typed);
  return port === null ? null : { host: host || SERVE_DEFAULTS.host, port };
}

const portIn = (text: string): number | null =>
  /^\d{1,5}$/.test(text) && Number(text) <= 65_535 ? Number(text) : null;

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

async function repair(path: string, { json, from }: VerifyAsked, terminal: Terminal): Promise<number> {
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
