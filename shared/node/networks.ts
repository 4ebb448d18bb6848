import { networkInterfaces } from 'node:os';
import type { Network } from '../record/hub-report';

/**
 * The networks this machine is on, by the names its system gives them, with every address there: IPv4 first, since people
 * type those; IPv6 in brackets. What leads nowhere else is left out.
 */
export function networksHere(interfaces = networkInterfaces()): readonly Network[] {
  return Object.entries(interfaces).flatMap(([name, all = []]) => {
    const outward = all.filter(({ internal, address }) => !internal && !isLinkLocal(address));
    const inOrder = [
      ...outward.filter(({ family }) => family === 'IPv4').map(({ address }) => address),
      ...outward.filter(({ family }) => family === 'IPv6').map(({ address }) => `[${address}]`),
    ];
    return inOrder.map((address) => ({ name, address }));
  });
}

const isLinkLocal = (address: string): boolean => /^(169\.254\.|fe80:)/i.test(address);
