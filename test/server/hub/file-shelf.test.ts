import { fileShelf } from '../../../server/hub/file-shelf';
import { testShelf } from '../../contracts/shelf';
import { seededBytes } from '../../laptop';
import { simulatedDisk } from '../../simulation/simulated-disk';

testShelf('shelf in files', () => {
  const disk = simulatedDisk();
  const random = seededBytes('shelf');
  return Promise.resolve({ open: () => Promise.resolve(fileShelf({ disk, root: '/shelf', random })) });
});
