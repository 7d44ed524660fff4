import type { LookupAddress } from 'node:dns';
import { describe, expect, test } from 'vitest';
import { createOpenLookup, findUrlFault, isOpenAddress } from './open-internet.ts';

describe('webhooks may lead to', () => {
  test.each([
    'https://hooks.example.org/broadsheet',
    'https://hooks.example.org:8443/',
    'https://93.184.215.14/hook',
    'https://[2606:2800:21f:cb07:6820:80da:af6b:8b2c]/hook',
    'https://xn--bcher-kva.example/',
  ])('%s', (url) => {
    expect(findUrlFault(url)).toBeUndefined();
  });
});

describe('webhooks may not lead to', () => {
  test.each([
    ['no encryption', 'http://hooks.example.org/'],
    ['another scheme', 'ftp://hooks.example.org/'],
    ['a user name', 'https://user@hooks.example.org/'],
    ['a password', 'https://user:pass@hooks.example.org/'],
    ['this machine', 'https://localhost/'],
    ['this machine with a dot', 'https://localhost./'],
    ['this machine in capitals', 'https://LOCALHOST/'],
    ['a name below localhost', 'https://api.localhost/'],
    ['a name without a domain', 'https://database/'],
    ['the names of a network', 'https://printer.local/'],
    ['the metadata of a cloud, by name', 'https://metadata.google.internal/'],
    ['the metadata of a cloud', 'https://169.254.169.254/latest/meta-data'],
    ['the metadata of a cloud, over IPv6', 'https://[fd00:ec2::254]/'],
    ['loopback', 'https://127.0.0.1/'],
    ['loopback with a dot', 'https://127.0.0.1./'],
    ['all of loopback', 'https://127.255.3.4/'],
    ['loopback as one number', 'https://2130706433/'],
    ['loopback as a hexadecimal number', 'https://0x7f000001/'],
    ['loopback in parts of all kinds', 'https://0x7f.0.0.0x1/'],
    ['loopback in octal', 'https://0177.0.0.1/'],
    ['loopback in octal, with many zeros', 'https://0000000177.0.0.01/'],
    ['loopback in short', 'https://127.1/'],
    ['loopback in full-width digits', 'https://１２７.０.０.１/'],
    ['loopback with an ideographic full stop', 'https://127。0。0。1/'],
    ['loopback percent-encoded', 'https://%31%32%37.0.0.1/'],
    ['this network', 'https://0.0.0.0/'],
    ['this network as a number', 'https://0/'],
    ['a private network', 'https://10.1.2.3/'],
    ['a second private network', 'https://172.31.255.255/'],
    ['a third private network', 'https://192.168.1.1/'],
    ['a private network as a number', 'https://3232235777/'],
    ['the network of a provider', 'https://100.64.0.1/'],
    ['multicast', 'https://224.0.0.1/'],
    ['broadcast', 'https://255.255.255.255/'],
    ['what is reserved', 'https://240.0.0.1/'],
    ['documentation', 'https://192.0.2.1/'],
    ['benchmarks', 'https://198.18.0.1/'],
    ['loopback over IPv6', 'https://[::1]/'],
    ['loopback over IPv6, written out', 'https://[0000:0000:0000:0000:0000:0000:0000:0001]/'],
    ['nowhere over IPv6', 'https://[::]/'],
    ['IPv4 mapped into IPv6', 'https://[::ffff:127.0.0.1]/'],
    ['IPv4 mapped into IPv6, in hexadecimal', 'https://[::ffff:7f00:1]/'],
    ['IPv4 compatible with IPv6', 'https://[::127.0.0.1]/'],
    ['6to4 of a private network', 'https://[2002:7f00:1::]/'],
    ['NAT64', 'https://[64:ff9b::7f00:1]/'],
    ['local NAT64', 'https://[64:ff9b:1::7f00:1]/'],
    ['Teredo', 'https://[2001:0:7f00:1::]/'],
    ['a link', 'https://[fe80::1]/'],
    ['a site', 'https://[fec0::1]/'],
    ['a unique local network', 'https://[fc00::1]/'],
    ['multicast over IPv6', 'https://[ff02::1]/'],
    ['documentation over IPv6', 'https://[2001:db8::1]/'],
  ])('%s: %s', (_, url) => {
    expect(findUrlFault(url)).toMatch(/\.$/);
  });
});

test('what is no address is not an open one', () => {
  for (const text of ['', 'hooks.example.org', '1.2.3', '1.2.3.4.5', '8.8.8.8/8']) {
    expect(isOpenAddress(text)).toBe(false);
  }
});

describe('a name is resolved for a connection', () => {
  const open = { address: '93.184.215.14', family: 4 };
  const closed = { address: '10.0.0.7', family: 4 };
  const loopback = { address: '::1', family: 6 };
  const resolve = (addresses: LookupAddress[], all: boolean) =>
    new Promise((done, fail) => {
      const lookup = createOpenLookup((_name, _options, callback) => callback(null, addresses));
      lookup('hooks.example.org', { all }, (error, ...found) => (error ? fail(error) : done(found)));
    });

  test('to its open addresses alone', async () => {
    expect(await resolve([closed, open, loopback], true)).toEqual([[open]]);
    expect(await resolve([closed, open, loopback], false)).toEqual([open.address, 4]);
  });

  test('to nothing where it has none, also where it had one when the webhook was made', async () => {
    await expect(resolve([closed, loopback], true)).rejects.toThrow('hooks.example.org leads to no address');
    await expect(resolve([], false)).rejects.toThrow('no address');
  });

  test('to nothing where it cannot be resolved', async () => {
    const failing = createOpenLookup((_name, _options, callback) => callback(new Error('ENOTFOUND'), []));
    const found = new Promise((done, fail) => {
      failing('hooks.example.org', {}, (error, address) => (error ? fail(error) : done(address)));
    });
    await expect(found).rejects.toThrow('ENOTFOUND');
  });
});
