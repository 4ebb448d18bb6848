import type { OpenedOp } from '../body';
import type { OpHash } from '../op';
import { blobsIn, type BlobId } from './blob';

type Known = { readonly named: ReadonlySet<BlobId>; readonly erased: ReadonlySet<BlobId> };

/** Which blobs the lines of a book name, and which of them are to be nowhere. The same in whatever order ops come. */
export function createNamedBlobs() {
  const refsByOp = new Map<OpHash, ReturnType<typeof blobsIn>>();
  let known: Known | null = null;

  function count(): Known {
    const all = [...refsByOp.values()].flat();
    return {
      named: new Set(all.map(({ blob }) => blob)),
      erased: new Set(all.flatMap(({ blob, key }) => (key === '' ? [blob] : []))),
    };
  }
  return {
    /** Takes in what an op says, or says from now on. */
    learn({ hash, body }: OpenedOp): void {
      const refs = body.facts.flatMap(blobsIn);
      if (refs.length === 0 && !refsByOp.has(hash)) return;
      refsByOp.set(hash, refs);
      known = null;
    },
    /** It counts for nothing, or is to be read anew. */
    forget(hash: OpHash): void {
      if (refsByOp.delete(hash)) known = null;
    },
    /** The same sets until something else is named. */
    known: (): Known => (known ??= count()),
  };
}
