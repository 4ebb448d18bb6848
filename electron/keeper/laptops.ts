import type { LaptopInRoom } from '../../shared/bridge';
import { fromHex, toHex } from '../../shared/record/bytes';
import type { Keep } from '../../shared/record/keep';
import type { Sealer } from '../../shared/record/keys/seal';
import { deviceCode } from './device-code';
import type { Members } from './members';
import type { Sync } from './sync/sync';

type Around = {
  readonly keep: Keep;
  readonly sealer: Pick<Sealer, 'device'>;
  readonly members: Members;
  readonly sync: Sync;
};

/** This laptop first, then by name everyone who wrote here or is let in, save who was removed. */
export async function laptopsAround({ keep, sealer, members, sync }: Around): Promise<readonly LaptopInRoom[]> {
  const own = toHex(sealer.device);
  const writers = new Map((await keep.writers()).map((one) => [one.device, one]));
  const gone = new Set(members.standing().removals.map(({ device }) => device));
  const others = [...new Set([...writers.keys(), ...members.all()])].filter((one) => one !== own && !gone.has(one));
  const laptopOf = (device: string) => ({
    ...{ device, name: writers.get(device)?.name ?? '', code: deviceCode(fromHex(device)) },
    ...{ isOwn: device === own, isMember: device === own || members.isMember(device), seen: sync.seen(device) },
  });
  return [laptopOf(own), ...others.map(laptopOf).sort((a, b) => (a.name < b.name ? -1 : 1))];
}
