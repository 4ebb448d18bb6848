import type { OpenedOp } from '../body';
import type { OpHash } from '../op';
import { blobsIn, type BlobId } from './blob';

/** Which blobs the lines of a book name, and which of them are to be nowhere. The same in whatever order ops come. */
export function createNamedBlobs() {
  const refsByOp = new Map<OpHash, ReturnType<typeof blobsIn>>();
  const all = () => [...refsByOp.values()].flat();
  return {
    /** Takes in what an op says, or says from now on. */
    learn({ hash, body }: OpenedOp): void {
      const refs = body.facts.flatMap(blobsIn);
      if (refs.length > 0) refsByOp.set(hash, refs);
      else refsByOp.delete(hash);
    },
    /** It counts for nothing, or is to be read anew. */
    forget: (hash: OpHash): void => void refsByOp.delete(hash),
    named: (): ReadonlySet<BlobId> => new Set(all().map(({ blob }) => blob)),
    erased: (): ReadonlySet<BlobId> => new Set(all().flatMap(({ blob, key }) => (key === '' ? [blob] : []))),
  };
}
