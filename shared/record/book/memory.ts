import type { OpenedOp } from '../body';
import type { Head } from './chain-writer';
import type { ChainId, OpHash } from '../op';

const RECENT = 2_000;

export type BookMemory = ReturnType<typeof createBookMemory>;

/** What the opened ops of a book say together, as far as its next op must know. */
export function createBookMemory() {
  const headsByChain = new Map<ChainId, Head>();
  const impliedByChain = new Map<ChainId, Map<ChainId, number>>();
  const ackedByClient = new Map<string, OpHash>();
  const recent = new Map<OpHash, OpenedOp>();
  let latestAt = 0;

  return {
    learn(op: OpenedOp): void {
      const { hash, chain, seq, body } = op;
      const head = headsByChain.get(chain);
      if (!head || seq > head.seq) headsByChain.set(chain, { chain, seq, hash, lam: body.lam });
      if (body.deps.length > 0) {
        const implied = impliedByChain.get(chain) ?? new Map<ChainId, number>();
        impliedByChain.set(chain, implied);
        for (const dep of body.deps) implied.set(dep.chain, Math.max(dep.seq, implied.get(dep.chain) ?? 0));
      }
      latestAt = Math.max(latestAt, body.at);
      if (!ackedByClient.has(body.client)) ackedByClient.set(body.client, hash);
      recent.set(hash, op);
      const oldest = recent.size > RECENT ? recent.keys().next().value : undefined;
      if (oldest) recent.delete(oldest);
    },
    forgetChain(chain: ChainId): void {
      headsByChain.delete(chain);
    },
    forgetOp: (hash: OpHash) => void recent.delete(hash),
    /** One of the last ops that came; undefined if it was not one of them. */
    recentOp: (hash: OpHash) => recent.get(hash),
    heads: (): readonly Head[] => [...headsByChain.values()],
    headOf: (chain: ChainId) => headsByChain.get(chain),
    /** Heads that the chain's ops already name. */
    impliedBy: (chain: ChainId): ReadonlyMap<ChainId, number> => impliedByChain.get(chain) ?? new Map(),
    /** The latest standing time, ms since epoch. */
    latestAt: () => latestAt,
    /** The op that a commit became. */
    opOf: (client: string) => ackedByClient.get(client),
  };
}
