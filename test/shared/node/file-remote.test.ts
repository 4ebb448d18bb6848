import { testRemote } from '../../contracts/remote';
import { filePlace } from './file-place';
import { sharedDisk } from './folder-place';

testRemote('file', async () => filePlace(await sharedDisk()));
