import { isIPv6 } from 'node:net';

const GROUPS = 8;
const MAPPED_IPV4 = '::ffff:';

/**
 * Whose address it is: of IPv6 the first 64 bits, for whoever has one address has all that begin alike (RFC 6177, section 2) and could
 * take another for each attempt; of IPv4 the address itself, also where it is written as IPv6.
 */
export function networkOf(address: string): string {
  const [ip = ''] = address.split('%');
  if (!isIPv6(ip)) return address;
  const written = new URL(`http://[${ip}]`).hostname.slice(1, -1);
  if (written.startsWith(MAPPED_IPV4)) return written;
  const [before = [], after = []] = written.split('::').map((part) => part.split(':').filter((group) => group !== ''));
  const zeros = Array.from({ length: GROUPS - before.length - after.length }, () => '0');
  return `${[...before, ...zeros, ...after].slice(0, GROUPS / 2).join(':')}::/64`;
}
