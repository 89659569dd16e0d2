import 'server-only';
import { BlockList, isIPv4, isIPv6 } from 'node:net';

/** IANA's special-purpose registry (RFC 6890 and later): none of these is an organisation's public server. */
const notPublic4 = [
  '0.0.0.0/8',
  '10.0.0.0/8',
  '100.64.0.0/10',
  '127.0.0.0/8',
  '169.254.0.0/16',
  '172.16.0.0/12',
  '192.0.0.0/24',
  '192.0.2.0/24',
  '192.88.99.0/24',
  '192.168.0.0/16',
  '198.18.0.0/15',
  '198.51.100.0/24',
  '203.0.113.0/24',
  '224.0.0.0/4',
  '240.0.0.0/4',
] as const;

/** Within the global unicast space: protocol assignments with Teredo, documentation, and 6to4, which wraps any IPv4 address. */
const notPublic6 = ['2001::/23', '2001:db8::/32', '2002::/16', '3fff::/20'] as const;

const listed = (networks: readonly string[], family: 'ipv4' | 'ipv6'): BlockList => {
  const list = new BlockList();
  for (const network of networks) {
    const [address = '', prefix] = network.split('/');
    list.addSubnet(address, Number(prefix), family);
  }
  return list;
};

const blocked4 = listed(notPublic4, 'ipv4');
const blocked6 = listed(notPublic6, 'ipv6');
/** Routed IPv6: mapped, translated (NAT64), local and multicast addresses lie outside. */
const global6 = listed(['2000::/3'], 'ipv6');
const loopback = listed(['127.0.0.0/8'], 'ipv4');

/** Tells whether an IP literal is a public address; false for any other text. */
export function isPublicAddress(address: string): boolean {
  if (isIPv4(address)) return !blocked4.check(address, 'ipv4');
  return isIPv6(address) && !address.includes('%') && global6.check(address, 'ipv6') && !blocked6.check(address, 'ipv6');
}

/** Tells whether an IP literal is 127.0.0.0/8 or ::1, which only a demonstration may reach. */
export function isLoopbackAddress(address: string): boolean {
  return isIPv4(address) ? loopback.check(address, 'ipv4') : address === '::1';
}
