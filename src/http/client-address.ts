// Which address asks. What a header says is believed only from a proxy that the operator named; the rest is anybody's word.
import { BlockList, isIP, isIPv4, isIPv6 } from 'node:net';

interface Asking {
  readonly socket: { readonly remoteAddress?: string | undefined };
  readonly headers: Readonly<Record<string, string | string[] | undefined>>;
}

export type AddressOf = (request: Asking) => string;

/** `10.0.0.2, 10.1.0.0/16, ::1` as a list. @returns undefined when nothing is trusted */
export function readProxies(text: string | undefined, complaints: string[]): BlockList | undefined {
  const parts = (text ?? '').split(/[\s,]+/).filter((part) => part !== '');
  if (parts.length === 0) return undefined;
  const list = new BlockList();
  for (const part of parts)
    if (!add(list, part))
      complaints.push(`VIJVER_TRUST_PROXY must hold addresses such as 10.0.0.2 or 10.0.0.0/24, not “${part}”`);
  return list;
}

/** @returns false for what is no address and no subnet */
function add(list: BlockList, part: string): boolean {
  const [address = '', bits, ...rest] = part.split('/');
  const [family, most] = isIPv4(address) ? (['ipv4', 32] as const) : (['ipv6', 128] as const);
  if (isIP(address) === 0 || rest.length > 0) return false;
  if (bits === undefined) list.addAddress(address, family);
  else if (isBits(bits, most)) list.addSubnet(address, Number(bits), family);
  else return false;
  return true;
}

const isBits = (text: string, most: number): boolean => /^\d{1,3}$/.test(text) && Number(text) <= most;

/** `::ffff:10.0.0.1` is `10.0.0.1`. */
export const plainAddress = (address: string): string => address.replace(/^::ffff:(?=\d+\.)/i, '');

/** One key for all addresses that one subscriber of IPv6 has. */
const keyOf = (address: string): string =>
  isIPv6(address)
    ? groupsOf(address.toLowerCase())
        .slice(0, 4)
        .map((group) => group.replace(/^0+(?=.)/, ''))
        .join(':')
    : address;

/** The eight groups of an address, with those that `::` leaves out. */
function groupsOf(address: string): readonly string[] {
  const [front = [], back = []] = address.split('::').map((half) => half.split(':').filter((group) => group !== ''));
  const gap = Math.max(0, 8 - front.length - back.length);
  return [...front, ...Array.from({ length: gap }, () => '0'), ...back];
}

export function createAddressOf(trusted: BlockList | undefined): AddressOf {
  const isTrusted = (address: string): boolean => trusted?.check(address, isIPv6(address) ? 'ipv6' : 'ipv4') === true;
  return ({ socket, headers }) => {
    const near = plainAddress(socket.remoteAddress ?? '');
    if (trusted === undefined || !isTrusted(near)) return keyOf(near);
    const told = [forwardedFor(headers['x-forwarded-for']), forwarded(headers['forwarded'])];
    // From the right: each proxy adds who asked it, and the first that we do not know is who asks.
    const [a, b] = told.map((chain) => chain?.toReversed().find((address) => !isTrusted(address)));
    // A proxy writes one of the two and hands on the other as it came. When they differ, neither is believed.
    if (a !== undefined && b !== undefined && a !== b) return keyOf(near);
    const address = a ?? b ?? near;
    return keyOf(isIP(address) > 0 ? address : near);
  };
}

type Header = string | string[] | undefined;
const textOf = (header: Header): string => (Array.isArray(header) ? header.join(',') : (header ?? '')).slice(-2000);

const bare = (text: string): string => {
  const inside = text.trim().replace(/^"(.*)"$/, '$1');
  return plainAddress(/^\[([^\]]+)\](?::\d+)?$/.exec(inside)?.[1] ?? inside.replace(/^([\d.]+):\d+$/, '$1'));
};

const forwardedFor = (header: Header): readonly string[] | undefined =>
  header === undefined ? undefined : textOf(header).split(',').map(bare);

/** RFC 7239 §4: `for=192.0.2.60;proto=http, for="[2001:db8::1]:4711"`. */
const forwarded = (header: Header): readonly string[] | undefined =>
  header === undefined
    ? undefined
    : textOf(header)
        .split(',')
        .map((part) => bare(/(?:^|;)\s*for=("[^"]*"|[^;]*)/i.exec(part)?.[1] ?? ''));
