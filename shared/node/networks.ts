import { networkInterfaces } from 'node:os';

/** Where this machine can be reached on its networks, as `address:port`; IPv4 first, since people type those. */
export function addressesOf(port: number, interfaces = networkInterfaces()): readonly string[] {
  const found = Object.values(interfaces).flatMap((all) => all ?? []);
  const outward = found.filter(({ internal, address }) => !internal && !isLinkLocal(address));
  const [fours, sixes] = [
    outward.filter(({ family }) => family === 'IPv4'),
    outward.filter(({ family }) => family === 'IPv6'),
  ];
  return [...fours.map(({ address }) => address), ...sixes.map(({ address }) => `[${address}]`)].map(
    (host) => `${host}:${String(port)}`,
  );
}

const isLinkLocal = (address: string): boolean => /^(169\.254\.|fe80:)/i.test(address);
