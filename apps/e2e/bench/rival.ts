// The fastest that node:http can be: it holds the very bytes that ours answered, and does nothing but send them.
import { once } from 'node:events';
import { createServer, get, type IncomingHttpHeaders, type IncomingMessage } from 'node:http';
import { buffer } from 'node:stream/consumers';
import { encoding } from './load.ts';

interface Answer {
  readonly headers: IncomingHttpHeaders;
  readonly etag: string | undefined;
  /** The headers of a 304. The load generator would wait for a body as long as `Content-Length` says. */
  readonly unchanged: IncomingHttpHeaders;
  readonly body: Buffer;
}

const answers = new Map<string | undefined, Answer>();
for (const url of process.argv.slice(2)) answers.set(url.slice(new URL(url).origin.length), await record(url));

const server = createServer((request, response) => {
  const answer = answers.get(request.url);
  if (!answer) response.writeHead(404).end();
  else if (answer.etag !== undefined && request.headers['if-none-match'] === answer.etag) {
    response.writeHead(304, answer.unchanged).end();
  } else response.writeHead(200, answer.headers).end(answer.body);
});
server.listen(0, () => {
  const address = server.address();
  console.log(JSON.stringify({ msg: 'listening', port: typeof address === 'object' ? address?.port : 0 }));
});
process.on('SIGTERM', () => process.exit(0));

async function record(url: string): Promise<Answer> {
  const request = get(url, { headers: { 'accept-encoding': encoding } });
  // `once` answers with any.
  const [response] = (await once(request, 'response')) as [IncomingMessage];
  const { date: _date, connection: _connection, 'keep-alive': _keepAlive, ...headers } = response.headers;
  const { 'content-length': _length, ...unchanged } = headers;
  return { headers, unchanged, etag: headers.etag, body: await buffer(response) };
}
