import type { NotHosted } from '../../../shared/record/hub-report';
import { DEFAULT_PORT } from '../../../shared/node/hub/code';
import type { Hosted, Hosting } from '../hosting';

type Wish = {
  readonly network: string;
  readonly owner: string;
  /** Undefined: none was told to anyone yet. 0: any that is free. */
  readonly port: number | undefined;
};

/** Begins to be a hub, or says why not. The first time, a port that another program has is no reason. */
export async function hostHere(hosting: Hosting, { network, owner, port }: Wish): Promise<Hosted | NotHosted> {
  const ports = port === undefined ? [DEFAULT_PORT, 0] : [port];
  let why: NotHosted = { kind: 'no-network' };
  for (const one of ports) {
    await hosting.start({ network, owner, port: one });
    const state = await hosting.settled();
    const hosted = hosting.hosted();
    if (state.kind === 'on' && hosted) return hosted;
    why = state.kind === 'problem' ? state : { kind: 'no-network' };
    if (why.kind !== 'problem' || why.why !== 'port-in-use') break;
  }
  return why;
}
