import type { OpenedOp } from './body';

/**
 * Where an op stands among all others, as a text that sorts: Lamport time, then chain, then hash.
 * Total, and the same on every laptop.
 */
export const placeOf = (op: OpenedOp): string => op.body.lam.toString(36).padStart(11, '0') + op.chain + op.hash;
