import { randomBytes } from 'node:crypto';
import { join } from 'node:path';
import { openKeeper, type Keeper } from '../electron/keeper/keeper';
import { openedVault } from './sealing';

/** The real keeper of a profile whose vault needs no secret. */
export async function startKeeper(profile: string, joined?: (workspaces: readonly string[]) => void): Promise<Keeper> {
  const vault = await openedVault(join(profile, 'vault'), randomBytes);
  return openKeeper({ profile, version: '0.1.0', vault, ...(joined && { joined }) });
}
