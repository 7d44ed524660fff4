// Where webhooks may lead: to the open internet, and not into the network that the API itself is in. Names are held
// against this when they are resolved for a connection, so that none can mean another address then.
import { lookup as resolveName, type LookupAddress } from 'node:dns';
import { BlockList, isIP, type LookupFunction } from 'node:net';

// RFC 6890 and its registry: what is not global, what is many, and what leads to one of those in another notation.
const closedV4 = toBlockList('ipv4', [
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
]);
// Global unicast alone; mapped, compatible and translated (NAT64) IPv4, local and multicast addresses lie outside.
const openV6 = toBlockList('ipv6', ['2000::/3']);
// Protocol assignments with Teredo, documentation, and 6to4.
const closedV6 = toBlockList('ipv6', ['2001::/23', '2001:db8::/32', '2002::/16', '3fff::/20']);

/** Whether `address`, an IPv4 or IPv6 address, is on the open internet. */
export function isOpenAddress(address: string): boolean {
  const family = isIP(address);
  if (family === 4) return !closedV4.check(address, 'ipv4');
  return family === 6 && openV6.check(address, 'ipv6') && !closedV6.check(address, 'ipv6');
}

/** Nothing was sent, because of where it would have gone. */
export class ClosedAddressError extends Error {
  override readonly name = 'ClosedAddressError';
}

/**
 * Why an event cannot be sent to `address` whatever its name resolves to; undefined where it can. Of IPv4 addresses,
 * the URL parser has made one notation of them all.
 */
export function findUrlFault(address: string): string | undefined {
  const { protocol, hostname, username, password } = new URL(address);
  if (protocol !== 'https:') return 'Events are sent over https alone.';
  if (username !== '' || password !== '') return 'It must not have a user name or a password.';
  const host = hostname.replace(/^\[|\]$/g, '').replace(/\.$/, '');
  if (isIP(host) !== 0) return isOpenAddress(host) ? undefined : `${host} is not on the open internet.`;
  return isLocalName(host) ? `${host} is a name within a network.` : undefined;
}

function isLocalName(host: string): boolean {
  return !host.includes('.') || /\.(?:localhost|local|internal|intranet|lan|home\.arpa)$/.test(host);
}

type ResolveAll = (
  hostname: string,
  options: { all: true },
  callback: (error: Error | null, addresses: LookupAddress[]) => void,
) => void;

/** Resolves names for connections: to open addresses alone. It fails with a ClosedAddressError where there is none. */
export function createOpenLookup(resolve: ResolveAll = resolveName): LookupFunction {
  return (hostname, options, callback) => {
    resolve(hostname, { ...options, all: true }, (error, addresses) => {
      const open = error ? [] : addresses.filter(({ address }) => isOpenAddress(address));
      const [first] = open;
      if (!first) {
        callback(error ?? new ClosedAddressError(`${hostname} leads to no address on the open internet.`), '');
      } else if (options.all) callback(null, open);
      else callback(null, first.address, first.family);
    });
  };
}

function toBlockList(family: 'ipv4' | 'ipv6', subnets: readonly string[]): BlockList {
  const list = new BlockList();
  for (const subnet of subnets) {
    const [network = '', bits] = subnet.split('/');
    list.addSubnet(network, Number(bits), family);
  }
  return list;
}
