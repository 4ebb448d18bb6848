import { fromUtf8 } from '../../../shared/record/bytes';
import type { Crypto } from '../../../shared/record/keys/crypto';
import type { Remote } from '../../../shared/record/remote';
import { hubRemote } from '../../../shared/node/hub/remote';
import { testRemote, type RemotePlace } from '../../contracts/remote';
import { sodium } from '../../sealing';
import { verifyTest } from '../../signing';
import { simulatedDisk } from '../../simulation/simulated-disk';
import { behindItsBack, mediumOn } from '../hub/hub-place';
import { clientOf, deviceIn, startHub } from './hubs';

/** Knows the signatures of the contract's laptops; who comes in signs as everywhere. */
const crypto: Crypto = {
  ...sodium,
  verify: (signature, message, key) =>
    fromUtf8(message.subarray(0, 13)) === 'holdfast head'
      ? verifyTest(key, message, signature)
      : sodium.verify(signature, message, key),
};

/** A hub on this machine, over TLS. Whenever what lies on its disk is exchanged for something else, it starts anew. */
async function hubOverTls(): Promise<RemotePlace> {
  const disk = simulatedDisk();
  const start = async () => {
    const hub = await startHub({ disk, crypto });
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
