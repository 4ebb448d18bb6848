import { memoryStore } from '../../../shared/record/store';
import { testStore } from '../../contracts/store';

testStore('memory', () => {
  const store = memoryStore();
  return Promise.resolve({ open: () => store });
});
