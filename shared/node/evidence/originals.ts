import { blobsIn, openBlob } from '../../record/blobs/blob';
import { readChunks, type BlobPlace } from '../../record/blobs/blob-place';
import type { Crypto } from '../../record/keys/crypto';
import type { BookId } from '../../record/op';
import type { EvidenceLine } from './evidence-lines';

/** An attachment as it was attached, and what the file is called: the number of its line, and its own name. */
export type Original = { readonly name: string; readonly bytes: Uint8Array };

const MAX_NAME = 80;

/** Nothing that a path or a shell would take for more than a name. */
const safe = (name: string): string =>
  name
    .normalize('NFC')
    .replace(/[^\p{L}\p{N}._ -]+/gu, '_')
    .replace(/^[. ]+|[. ]+$/g, '')
    .slice(-MAX_NAME) || 'attachment';

const nameIn = (fact: unknown, at: number): string => {
  const { blobs } = fact as { readonly blobs: readonly { readonly name?: unknown }[] };
  const name = blobs[at]?.name;
  return safe(typeof name === 'string' ? name : '');
};

/** Those that the lines name and that lie in `from`, opened, in order of the lines. */
export async function* originalsOf(
  lines: readonly EvidenceLine[],
  { from, book, crypto }: { readonly from: BlobPlace; readonly book: BookId; readonly crypto: Crypto },
): AsyncGenerator<Original> {
  for (const { n, facts = [] } of lines) {
    let count = 0;
    for (const fact of facts)
      for (const [at, ref] of blobsIn(fact).entries()) {
        if (ref.key === '') continue;
        count += 1;
        const chunks = await readChunks(from, book, ref.blob);
        const bytes = chunks && openBlob(ref, chunks, crypto);
        if (bytes) yield { name: `${String(n)}-${String(count)}-${nameIn(fact, at)}`, bytes };
      }
  }
}
