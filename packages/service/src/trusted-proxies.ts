// Which proxies are believed when they say who asked them.
import { BlockList, isIP } from 'node:net';
import { z } from 'zod';

/** Whether the proxy at `address` is believed; `hop` is 0 for the one that is connected, 1 for the one before it, … */
export type TrustedProxies = (address: string, hop: number) => boolean;

const named: Readonly<Record<string, readonly string[]>> = {
  loopback: ['127.0.0.0/8', '::1/128'],
  private: ['10.0.0.0/8', '172.16.0.0/12', '192.168.0.0/16', 'fc00::/7'],
};
const wrong =
  'Must be how many proxies stand in front, or a list of addresses and networks: 10.0.0.0/8, 2001:db8::1, loopback, private.';

/**
 * The setting: a number of hops from 0 to 10, or addresses, networks in CIDR notation, `loopback` and `private` with
 * commas between them.
 */
export const trustedProxiesSetting = z.string().transform((text, context): TrustedProxies => {
  const trusts = /^\d+$/.test(text.trim()) ? trustHops(Number(text)) : trustNetworks(text);
  if (trusts) return trusts;
  context.addIssue({ code: 'custom', message: wrong });
  return z.NEVER;
});

/** Believes no proxy. */
export const trustNobody: TrustedProxies = () => false;

function trustHops(count: number): TrustedProxies | undefined {
  return count <= 10 ? (_, hop) => hop < count : undefined;
}

function trustNetworks(text: string): TrustedProxies | undefined {
  const list = new BlockList();
  const networks = text
    .split(',')
    .map((part) => part.trim())
    .flatMap((part) => named[part] ?? [part]);
  if (!networks.every((network) => add(list, network))) return undefined;
  return (address) => isIP(address) !== 0 && list.check(address, familyOf(address));
}

function add(list: BlockList, network: string): boolean {
  const [address = '', bits, ...rest] = network.split('/');
  const longest = { 0: -1, 4: 32, 6: 128 }[isIP(address)] ?? -1;
  const prefix = bits === undefined ? longest : /^\d+$/.test(bits) ? Number(bits) : -1;
  if (rest.length > 0 || prefix < 0 || prefix > longest) return false;
  list.addSubnet(address, prefix, familyOf(address));
  return true;
}

function familyOf(address: string): 'ipv4' | 'ipv6' {
  return isIP(address) === 4 ? 'ipv4' : 'ipv6';
}
