import { testRemote } from '../../contracts/remote';
import { simulatedDisk } from '../../simulation/simulated-disk';
import { hubPlace } from './hub-place';

testRemote('hub on files', () => Promise.resolve(hubPlace(simulatedDisk())));
