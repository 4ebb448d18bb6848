import { testRemote } from '../../contracts/remote';
import { simulatedDisk } from '../../simulation/simulated-disk';
import { hubPlace, mediumOn } from './hub-place';

testRemote('hub on files', () => hubPlace(mediumOn(simulatedDisk())));
