// Readers who keep a page open: as little as a reader can be, so that thousands of them fit beside what is measured.
import { connect, type Socket } from 'node:net';
import { readerAt } from './readers.ts';

/** What a stream was sent, and when: everything it says since the last look, in milliseconds of this process. */
export interface OpenReaders {
  readonly count: number;
  /** Resolves with the moment at which each of them had been told of `text`. */
  readonly heard: (text: string) => Promise<number[]>;
  close(): void;
}

/** Opens `count` streams of `url`, each from another address. Throws where one is not answered with 200. */
export async function openReaders(url: string, count: number): Promise<OpenReaders> {
  const readers: Reader[] = [];
  // Not all in one moment: a server listens to so many new ones at a time.
  for (let number = 0; number < count; number += batch) {
    const numbers = Array.from({ length: Math.min(batch, count - number) }, (_, index) => number + index);
    readers.push(...(await Promise.all(numbers.map((each) => openReader(new URL(url), each)))));
  }
  return {
    count,
    heard: (text) => Promise.all(readers.map(({ heard }) => heard(text))),
    close: () => {
      for (const { socket } of readers) socket.destroy();
    },
  };
}

const batch = 200;

interface Reader {
  readonly socket: Socket;
  readonly heard: (text: string) => Promise<number>;
}

async function openReader({ hostname, port, pathname, search }: URL, number: number): Promise<Reader> {
  const socket = connect(Number(port), hostname).setEncoding('latin1');
  const { address } = readerAt(number);
  const lines = ['accept: text/event-stream', `host: ${hostname}:${port}`, `x-forwarded-for: ${address}`];
  socket.write(`GET ${pathname}${search} HTTP/1.1\r\n${lines.join('\r\n')}\r\n\r\n`);
  const answer = await next(socket, '\r\n\r\n');
  if (!answer.startsWith('HTTP/1.1 200')) throw new Error(`A stream was answered with ${answer.slice(0, 40)}`);
  return { socket, heard: (text) => next(socket, text).then(() => performance.now()) };
}

/** Resolves with what has come when `text` is among it. */
function next(socket: Socket, text: string): Promise<string> {
  const { promise, resolve, reject } = Promise.withResolvers<string>();
  let came = '';
  const take = (part: string) => {
    came += part;
    if (came.includes(text)) finish(() => resolve(came));
  };
  const fail = () => finish(() => reject(new Error('A stream broke off.')));
  const finish = (then: () => void) => {
    socket.off('data', take).off('close', fail);
    then();
  };
  socket.on('data', take).on('close', fail);
  return promise;
}
