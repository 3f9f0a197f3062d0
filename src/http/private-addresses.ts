// Addresses that nothing outside can have: ourselves, our neighbours, the cloud's own services. A table and one question.
import { BlockList, isIPv4, isIPv6 } from 'node:net';
import { plainAddress } from './client-address.ts';

/** IANA IPv4 Special-Purpose Address Registry, multicast and class E. */
const ipv4 =
  `0.0.0.0/8 10.0.0.0/8 100.64.0.0/10 127.0.0.0/8 169.254.0.0/16 172.16.0.0/12 192.0.0.0/24 192.0.2.0/24 192.31.196.0/24
  192.52.193.0/24 192.88.99.0/24 192.168.0.0/16 192.175.48.0/24 198.18.0.0/15 198.51.100.0/24 203.0.113.0/24 224.0.0.0/4
  240.0.0.0/4`.split(/\s+/);
/** Within 2000::/3, the only block that is given out; tunnels carry an IPv4 address that nobody checked. */
const ipv6 = ['2001::/23', '2001:db8::/32', '2002::/16', '3fff::/20', '2620:4f:8000::/48'];

const listOf = (subnets: readonly string[], family: 'ipv4' | 'ipv6'): BlockList => {
  const list = new BlockList();
  for (const subnet of subnets) {
    const [address = '', bits] = subnet.split('/');
    list.addSubnet(address, Number(bits), family);
  }
  return list;
};

const [special4, special6, given6] = [
  listOf(ipv4, 'ipv4'),
  listOf(ipv6, 'ipv6'),
  listOf(['2000::/3'], 'ipv6'),
] as const;

/** True for an address of the public internet. An IPv4 address in IPv6 clothes (`::ffff:10.0.0.1`) is what is inside. */
export function isPublic(address: string): boolean {
  const plain = plainAddress(address);
  if (isIPv4(plain)) return !special4.check(plain, 'ipv4');
  return isIPv6(plain) && given6.check(plain, 'ipv6') && !special6.check(plain, 'ipv6');
}
