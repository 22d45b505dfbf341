import { BlockList, isIP } from 'node:net';

// IANA special-purpose address registries (RFC 6890): whatever is not reachable from everywhere.
const IPV4: readonly (readonly [string, number])[] = [
  ['0.0.0.0', 8],
  ['10.0.0.0', 8],
  ['100.64.0.0', 10],
  ['127.0.0.0', 8],
  ['169.254.0.0', 16],
  ['172.16.0.0', 12],
  ['192.0.0.0', 24],
  ['192.0.2.0', 24],
  ['192.88.99.0', 24],
  ['192.168.0.0', 16],
  ['198.18.0.0', 15],
  ['198.51.100.0', 24],
  ['203.0.113.0', 24],
  ['224.0.0.0', 4],
  ['240.0.0.0', 4],
];

const blocked = new BlockList();
IPV4.forEach(([net, prefix]) => blocked.addSubnet(net, prefix, 'ipv4'));

// Of IPv6 only global unicast is public, less what leads to IPv4 (6to4, NAT64 lies outside it) or is for documentation and benchmarks.
const global = new BlockList();
global.addSubnet('2000::', 3, 'ipv6');
const notGlobal = new BlockList();
notGlobal.addSubnet('2001::', 23, 'ipv6');
notGlobal.addSubnet('2001:db8::', 32, 'ipv6');
notGlobal.addSubnet('2002::', 16, 'ipv6');
notGlobal.addSubnet('3fff::', 20, 'ipv6');

/** Whether an IP address lies in a private, local or otherwise not public network; true for text that is no IP address. */
export function isPrivateAddress(address: string): boolean {
  switch (isIP(address)) {
    case 4:
      return blocked.check(address, 'ipv4');
    case 6:
      return !global.check(address, 'ipv6') || notGlobal.check(address, 'ipv6');
    default:
      return true;
  }
}
