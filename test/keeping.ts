import { randomBytes } from 'node:crypto';
import { join } from 'node:path';
import { createHosting, type Hosting } from '../electron/keeper/hosting';
import { openKeeper, type Keeper } from '../electron/keeper/keeper';
import { openedVault } from './sealing';

type How = {
  readonly joined?: (workspaces: readonly string[]) => void;
  readonly hosting?: Hosting;
};

/** The real keeper of a profile whose vault needs no secret. Without `hosting` it is on no network to be a hub on. */
export async function startKeeper(profile: string, how: How = {}): Promise<Keeper> {
  const vault = await openedVault(join(profile, 'vault'), randomBytes);
  const { hosting = nowhere(profile), ...told } = how;
  return openKeeper({ profile, version: '0.1.0', vault, hosting, outgoing: fetch, ...told });
}

const nowhere = (profile: string): Hosting =>
  createHosting({
    startHub: refuse,
    networks: () => [],
    data: join(profile, 'hub'),
    takeLine: () => Promise.resolve(false),
    random: (bytes) => new Uint8Array(randomBytes(bytes)),
  });

function refuse(): never {
  throw new Error('no process is started where there is no network');
}
