import { once } from 'node:events';
import { createServer, type Server, type ServerResponse } from 'node:http';
import { connect } from 'node:net';
import { afterEach, beforeEach, describe, expect, onTestFinished, test, vi } from 'vitest';
import { listen } from './listen.ts';
import { LiveTopics, type LiveEvent, type LiveParts } from './live-topics.ts';

/** What has happened, to which topic and where in the log. */
let log: { readonly topic: string; readonly place: number; readonly text: string }[];
let reads: string[];
let topics: LiveTopics;
let server: Server;
let port: number;
/** What reading throws, where it is to fail. */
let trouble: Error | undefined;

class Over extends Error {}

function open(parts: Partial<LiveParts> = {}): LiveTopics {
  return new LiveTopics({
    read: (topic, after) => {
      reads.push(`${topic} ${after}`);
      if (trouble) return Promise.reject(trouble);
      const events = log
        .filter((each) => each.topic === topic && each.place > after)
        .map(({ place, text }): LiveEvent => ({ place, bytes: Buffer.from(`id: ${place}\ndata: ${text}\n\n`) }));
      return Promise.resolve({ events, next: log.at(-1)?.place ?? 0 });
    },
    isOver: (error) => error instanceof Over,
    ...parts,
  });
}

/** Lets `text` happen to `topic`, and says so. */
function happen(topic: string, text: string): void {
  const place = (log.at(-1)?.place ?? 0) + 1;
  log.push({ topic, place, text });
  topics.advance([topic], place);
}

beforeEach(async () => {
  log = [];
  reads = [];
  trouble = undefined;
  topics = open();
  server = createServer((request, response) => void answer(request.url ?? '', response));
  port = await listen(server, 0);
});

afterEach(() => {
  topics.end();
  server.closeAllConnections();
  server.close();
});

async function answer(url: string, response: ServerResponse): Promise<void> {
  const { pathname, searchParams } = new URL(url, 'http://here');
  const seat = await topics.prepare(pathname.slice(1), Number(searchParams.get('after') ?? topics.seen));
  topics.listen(seat, response);
}

/** A reader of `path`, and everything that came so far but when to come back. */
async function read(path: string) {
  const closing = new AbortController();
  onTestFinished(() => closing.abort());
  const { body } = await fetch(`http://127.0.0.1:${port}/${path}`, { signal: closing.signal });
  const reader = { text: '', isEnded: false, close: () => closing.abort() };
  const follow = async () => {
    for await (const chunk of body?.pipeThrough(new TextDecoderStream()) ?? []) reader.text += chunk;
    reader.isEnded = true;
  };
  follow().catch(() => undefined);
  await vi.waitFor(() => expect(reader.text).toMatch(/^retry: \d+\n\n/));
  const told = () => [...reader.text.matchAll(/data: (.*)/g)].map(([, data]) => data);
  return { reader, told };
}

describe('those who listen to a topic', () => {
  test('are told the same, which is read once for all of them', async () => {
    const readers = await Promise.all(Array.from({ length: 50 }, () => read('ferries')));
    expect(topics.listeners).toBe(50);
    reads = [];
    happen('ferries', 'one');
    for (const { told } of readers) await vi.waitFor(() => expect(told()).toEqual(['one']));
    expect(reads).toEqual(['ferries 0']);
  });

  test('are told nothing of other topics, which nobody reads', async () => {
    const { told } = await read('ferries');
    reads = [];
    happen('lentils', 'not this');
    happen('ferries', 'this');
    await vi.waitFor(() => expect(told()).toEqual(['this']));
    expect(reads).toEqual(['ferries 0']);
  });

  test('are told what they missed, those who come back at once without anything being read', async () => {
    happen('ferries', 'one');
    const first = await read('ferries?after=0');
    happen('ferries', 'two');
    await vi.waitFor(() => expect(first.told()).toEqual(['one', 'two']));
    reads = [];
    const second = await read('ferries?after=1');
    await vi.waitFor(() => expect(second.told()).toEqual(['two']));
    expect(reads).toEqual([]);
  });

  test('miss nothing that happens while they come', async () => {
    const { promise, resolve } = Promise.withResolvers<undefined>();
    topics = open({
      read: async (_, after) => {
        await (after === 0 && promise);
        const events = after === 0 ? [] : [{ place: 2, bytes: Buffer.from('data: meanwhile\n\n') }];
        return { events, next: after === 0 ? 1 : 2 };
      },
    });
    const coming = read('ferries?after=0');
    await vi.waitFor(() => expect(topics.listeners).toBe(0));
    topics.advance(['ferries'], 2);
    resolve(undefined);
    const { told } = await coming;
    await vi.waitFor(() => expect(told()).toEqual(['meanwhile']));
  });

  test('are told later where reading fails for a while', async () => {
    topics = open({ retryMs: 5 });
    const { told } = await read('ferries');
    trouble = new Error('The database is away.');
    happen('ferries', 'one');
    await vi.waitFor(() => expect(reads.length).toBeGreaterThan(2));
    expect(told()).toEqual([]);
    trouble = undefined;
    await vi.waitFor(() => expect(told()).toEqual(['one']));
  });

  test('hear from time to time up to where they know everything', async () => {
    topics = open({ heartbeatMs: 5 });
    const { reader } = await read('ferries');
    happen('lentils', 'something else');
    await vi.waitFor(() => expect(reader.text).toContain('\nid: 1\n\n'));
  });

  test('are sent away when the topic is over, or the log has become another one', async () => {
    const { reader } = await read('ferries');
    trouble = new Over();
    happen('ferries', 'one');
    await vi.waitFor(() => expect(reader.isEnded).toBe(true));
    trouble = undefined;
    const other = await read('lentils');
    topics.advance([], 0);
    await vi.waitFor(() => expect(other.reader.isEnded).toBe(true));
    expect(topics.listeners).toBe(0);
  });

  test('are forgotten when they go', async () => {
    const { reader } = await read('ferries');
    reader.close();
    await vi.waitFor(() => expect(topics.listeners).toBe(0));
  });

  test('are cut off where they do not read what is sent, and nobody else is', async () => {
    const quick = await read('ferries');
    const slow = connect(port, '127.0.0.1');
    slow.write('GET /ferries HTTP/1.1\r\nhost: a\r\n\r\n');
    await once(slow, 'data');
    slow.pause();
    expect(topics.listeners).toBe(2);
    const much = 'x'.repeat(1_000_000);
    for (let count = 1; topics.listeners === 2; count += 1) {
      happen('ferries', much);
      await vi.waitFor(() => expect(quick.told()).toHaveLength(count), { timeout: 5_000 });
      if (count === 100) break;
    }
    expect(topics.listeners).toBe(1);
    expect(quick.reader.isEnded).toBe(false);
    slow.destroy();
  });
});
