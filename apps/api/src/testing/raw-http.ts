// HTTP byte by byte, for what no client would send.
import { once } from 'node:events';
import { connect } from 'node:net';
import { setTimeout as pause } from 'node:timers/promises';
import { Problem } from '@broadsheet/api-contract';
import { expect } from 'vitest';

/**
 * Sends `parts` one after the other. Where the server has nothing more to say for a while, says that nothing more comes.
 * Returns everything that is answered until the server closes, as it must.
 */
export async function sendRaw(port: number, ...parts: readonly (string | Buffer)[]): Promise<string> {
  const socket = connect(port, '127.0.0.1');
  const received: Buffer[] = [];
  // Not earlier: Node answers no more to those who have nothing more to say.
  socket.setTimeout(300, () => socket.end());
  socket.on('data', (bytes: Buffer) => received.push(bytes));
  // A server that has heard enough may close before it has read everything.
  socket.on('error', () => undefined);
  const closed = new Promise((resolve) => socket.on('close', resolve));
  await once(socket, 'connect');
  for (const [index, part] of parts.entries()) {
    if (index > 0) await pause(20);
    socket.write(part);
  }
  await Promise.race([closed, pause(5000, undefined, { ref: false })]);
  expect(socket.closed).toBe(true);
  return Buffer.concat(received).toString('utf8');
}

/** The status and the problem document of each answer in `received`; `undefined` where it is something else. */
export function problemsIn(received: string): { status: number; problem: Problem | undefined }[] {
  return received
    .split(/(?=HTTP\/1\.1 \d{3} )/)
    .filter((each) => each !== '')
    .map((each) => {
      const [head = '', body = ''] = each.split('\r\n\r\n');
      const isProblem = /^content-type: application\/problem\+json$/im.test(head);
      return { status: Number(head.slice(9, 12)), problem: isProblem ? Problem.parse(JSON.parse(body)) : undefined };
    });
}

/** Expects one answer, a problem document with a status from 400 to 499. Returns the status. */
export function expectRefusal(received: string): number {
  const [answer, ...others] = problemsIn(received);
  expect(others, received).toEqual([]);
  expect(answer?.problem, received).toMatchObject({ status: answer?.status });
  expect(answer?.status).toBeGreaterThanOrEqual(400);
  expect(answer?.status).toBeLessThan(500);
  expect(received).not.toMatch(/node_modules|\bat .+:\d+:\d+/);
  return answer?.status ?? 0;
}
