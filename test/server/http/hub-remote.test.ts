import type { Remote } from '../../../shared/record/remote';
import { hubRemote } from '../../../shared/node/hub/remote';
import { testRemote, type RemotePlace } from '../../contracts/remote';
import { simulatedDisk } from '../../simulation/simulated-disk';
import { behindItsBack, mediumOn } from '../hub/hub-place';
import { clientOf, contractCrypto, deviceIn, startHub } from './hubs';

/** A hub on this machine, over TLS. Whenever what lies on its disk is exchanged for something else, it starts anew. */
async function hubOverTls(): Promise<RemotePlace> {
  const disk = simulatedDisk();
  const start = async () => {
    const hub = await startHub({ disk, crypto: contractCrypto });
    await hub.hub.members.own(deviceIn('ana'));
    return { hub, remote: hubRemote(clientOf(hub, 'ana')) };
  };
  let now = await start();
  const startAnew = async () => {
    await now.hub.stop();
    now = await start();
  };
  const remote: Remote = {
    root: () => now.remote.root(),
    digests: () => now.remote.digests(),
    have: (book) => now.remote.have(book),
    read: (book, have) => now.remote.read(book, have),
    append: (book, frames) => now.remote.append(book, frames),
  };
  return { of: () => remote, ...behindItsBack(mediumOn(disk), startAnew) };
}

testRemote('hub over TLS', hubOverTls);
