import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { runSite, type TestSite } from './testing/run-site.ts';
import { startSmallApi, type SmallApi } from './testing/small-api.ts';

let api: SmallApi;
let site: TestSite;
beforeAll(async () => {
  api = await startSmallApi();
  site = await runSite(api.url, { RATE_LIMIT_PAGES: '5', TRUSTED_PROXIES: '1' });
});
afterAll(async () => {
  await site.stop();
  await api.stop();
});

const from = (address: string) => ({ headers: { 'x-forwarded-for': address } });

describe('a reader who has very many pages made', () => {
  test('is told to wait, while others go on reading', async () => {
    const statuses: number[] = [];
    for (let count = 0; count < 7; count += 1) {
      statuses.push((await site.ask(`/made-up-${count}`, from('192.0.2.1'))).status);
    }
    expect(statuses).toEqual([404, 404, 404, 404, 404, 429, 429]);
    const refused = await site.ask('/search', from('192.0.2.1'));
    expect(refused.headers['retry-after']).toBe('12');
    expect(refused.headers['cache-control']).toBe('no-store');
    expect(refused.body).toContain('That was a little fast');
    expect((await site.ask('/made-up', from('192.0.2.2'))).status).toBe(404);
  });

  test('still gets what is kept', async () => {
    expect((await site.ask('/', from('192.0.2.3'))).status).toBe(200);
    const statuses: number[] = [];
    for (let count = 0; count < 7; count += 1) statuses.push((await site.ask('/', from('192.0.2.1'))).status);
    expect(statuses).toEqual(Array(7).fill(200));
  });

  test('is an address, of IPv6 its first 64 bits', async () => {
    const statuses: number[] = [];
    for (let count = 0; count < 6; count += 1) {
      statuses.push((await site.ask(`/made-up-${count}`, from(`2001:db8::${count + 1}`))).status);
    }
    expect(statuses).toEqual([404, 404, 404, 404, 404, 429]);
  });
});

test('the site asks the API for pages in its own name, and for nobody else', async () => {
  await site.ask('/made-up-page', from('192.0.2.4'));
  const loads = api.received.filter(({ url }) => !url.startsWith('/v1/changes'));
  expect(loads.length).toBeGreaterThan(0);
  for (const { headers } of loads) {
    expect(headers['broadsheet-proxy-key']).toMatch(/^[\w-]{43}$/);
    expect(headers['x-forwarded-for']).toBeUndefined();
  }
});
