import { openForgetting } from '../../../electron/keeper/forgetting';
import { openMembers } from '../../../electron/keeper/members';
import type { Vault } from '../../../shared/node/vault/vault';
import type { Keep } from '../../../shared/record/keep';
import type { BookId } from '../../../shared/record/op';
import type { DeviceSealer } from '../../../shared/record/keys/sealed';
import type { Start } from './running';

/** Reads and writes in the members' book, and forgets what two of them want gone, as the keeper does. */
export async function startForgetting(
  { by, life, profile, setProfile, crypto, dice }: Start,
  keep: Keep,
  sealer: DeviceSealer,
) {
  const chance = dice.another('members');
  const random = (count: number) => chance.bytes(count);
  const vault = {
    forget: (book: BookId) => {
      const { keys, ...others } = profile();
      if (!life.isOver()) setProfile({ ...others, keys: new Map([...keys].filter(([one]) => one !== book)) });
      return Promise.resolve();
    },
    addWorkspace: () => Promise.resolve(),
  } as unknown as Vault;
  const ports = { keep, sealer, vault, crypto, random };
  const members = await openMembers({ ...ports, code: by.device, joined: () => undefined });
  return { members, ...(await openForgetting({ ...ports, members })) };
}
