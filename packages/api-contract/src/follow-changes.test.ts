import type { Change } from '@broadsheet/domain';
import { describe, expect, test } from 'vitest';
import { createClient } from './client.ts';
import { sendJson, startServer } from './testing/small-server.ts';

const change = (id: string): Change => ({ id, type: 'tag.updated', at: '2026-11-23T08:30:00.000Z', subjects: [] });

/** What an API says, one answer after the other, and nothing more after the last one. */
function say(...answers: readonly (object | number | 'cut')[]) {
  const left = [...answers];
  return startServer((response) => {
    const answer = left.shift();
    if (answer === 'cut') response.destroy();
    else if (typeof answer === 'number') sendJson(response, { code: 'unavailable', status: answer }, answer);
    else if (answer) sendJson(response, answer, 'status' in answer ? 410 : 200);
  });
}

const follow = (baseUrl: string, after?: string, signal = AbortSignal.timeout(15_000)) =>
  createClient({ baseUrl, retries: 0 }).changes.follow({ signal, ...(after !== undefined && { after }) });

describe('following the changes', () => {
  test('goes on from page to page, from now on where nothing else is said', async () => {
    const { baseUrl, requests } = await say(
      { items: [], next: '7' },
      { items: [change('8')], next: '8' },
      { items: [change('9')], next: '9' },
    );
    const pages = follow(baseUrl);
    expect((await pages.next()).value).toEqual({ items: [], next: '7' });
    expect((await pages.next()).value).toEqual({ items: [change('8')], next: '8' });
    expect((await pages.next()).value).toEqual({ items: [change('9')], next: '9' });
    await pages.return();
    expect(requests.map(({ url }) => new URL(url, baseUrl).searchParams.get('after'))).toEqual(['latest', '7', '8']);
    expect(requests[1]?.url).toContain('wait=25');
  });

  test('says nothing where nothing has happened, and how far it has read where nothing was asked for', async () => {
    const { baseUrl } = await say({ items: [], next: '7' }, { items: [], next: '7' }, { items: [], next: '90' });
    expect((await follow(baseUrl, '7').next()).value).toEqual({ items: [], next: '90' });
  });

  test('tries again where it was, through cut connections, restarts and what is not the API', async () => {
    const { baseUrl, requests } = await say('cut', 503, { items: [change('8')], next: '8' });
    expect((await follow(baseUrl, '7').next()).value).toEqual({ items: [change('8')], next: '8' });
    expect(new Set(requests.map(({ url }) => url)).size).toBe(1);
    expect(requests).toHaveLength(3);
  });

  test('fails where the log no longer reaches back: only who reads everything anew knows what has happened', async () => {
    const expired = {
      type: 'urn:broadsheet:problem:changes-expired',
      code: 'changes-expired',
      title: 'The log no longer reaches back to this place',
      status: 410,
      detail: 'The log begins after 90 today.',
    };
    const { baseUrl } = await say(expired);
    await expect(follow(baseUrl, '7').next()).rejects.toMatchObject({ problem: { code: 'changes-expired' } });
  });

  test('ends when it is told to, while it waits for something to happen and while it waits to try again', async () => {
    for (const answers of [[], [503]]) {
      const { baseUrl, requests } = await say(...answers);
      const stop = new AbortController();
      const next = follow(baseUrl, '7', stop.signal).next();
      await expect.poll(() => requests.length).toBe(1);
      stop.abort();
      expect(await next).toEqual({ done: true, value: undefined });
    }
  });
});
