// A reader of server-sent events, as far as these tests need one (the HTML standard, 9.2.6).
import { onTestFinished } from 'vitest';

/** One event as it came. Without data it is no event for a page, but says how far the log was read. */
interface StreamEvent {
  readonly id?: string;
  readonly event?: string;
  readonly data?: string;
  readonly retry?: string;
  /** A line that is for nobody. */
  readonly comment?: string;
}

/** A stream that is open. */
export interface OpenStream {
  readonly response: Response;
  /** The next event that has data; undefined at the end of the stream. */
  readonly next: () => Promise<StreamEvent | undefined>;
  /** The next event of any kind. */
  readonly nextOfAny: () => Promise<StreamEvent | undefined>;
  /** The events that come next, of any kind, as many as come together. */
  readonly nextBatch: () => Promise<readonly StreamEvent[] | undefined>;
  readonly close: () => void;
}

/** Opens the stream at `url`, until it is closed or the test is over. */
export async function openStream(url: string, headers: Readonly<Record<string, string>> = {}): Promise<OpenStream> {
  const closing = new AbortController();
  onTestFinished(() => closing.abort());
  const response = await fetch(url, { headers: { accept: 'text/event-stream', ...headers }, signal: closing.signal });
  const batches = readBatches(response);
  const left: StreamEvent[] = [];
  const nextBatch = async () => (await batches.next()).value ?? undefined;
  const nextOfAny = async () => {
    while (left.length === 0) {
      const batch = await nextBatch();
      if (!batch) return undefined;
      left.push(...batch);
    }
    return left.shift();
  };
  return {
    response,
    nextOfAny,
    nextBatch,
    async next() {
      for (;;) {
        const event = await nextOfAny();
        if (!event || event.data !== undefined) return event;
      }
    },
    close: () => closing.abort(),
  };
}

async function* readBatches({ body }: Response): AsyncGenerator<StreamEvent[], undefined> {
  let text = '';
  for await (const chunk of body?.pipeThrough(new TextDecoderStream()) ?? []) {
    text += chunk;
    const blocks = text.split('\n\n');
    text = blocks.pop() ?? '';
    yield blocks.map(toEvent);
  }
  return undefined;
}

function toEvent(block: string): StreamEvent {
  const fields = block.split('\n').map((line) => {
    const [name = '', ...value] = line.split(': ');
    return [name === '' || name.startsWith(':') ? 'comment' : name, value.join(': ')];
  });
  return Object.fromEntries(fields) as StreamEvent;
}
