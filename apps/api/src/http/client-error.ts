import type { Server } from 'node:http';
import type { Duplex } from 'node:stream';
import type { ProblemCode } from '@broadsheet/api-contract';
import { toProblem } from './problem.ts';

/** Answers what is not even HTTP with a problem document too; Node alone would say nothing of what is wrong. */
export function answerClientErrors(server: Server): void {
  server.on('clientError', (error: NodeJS.ErrnoException, socket: Duplex) => {
    if (error.code === 'ECONNRESET' || !socket.writable) {
      socket.destroy();
      return;
    }
    const isLong = error.code === 'HPE_HEADER_OVERFLOW';
    const status = isLong ? '431 Request Header Fields Too Large' : '400 Bad Request';
    const code: ProblemCode = 'malformed-request';
    const detail = isLong ? 'The address or the headers are too long.' : 'The request is not valid HTTP.';
    const body = JSON.stringify({ ...toProblem(code, detail), status: isLong ? 431 : 400 });
    socket.end(
      `HTTP/1.1 ${status}\r\ncontent-type: application/problem+json\r\ncontent-length: ${Buffer.byteLength(body)}\r\nconnection: close\r\n\r\n${body}`,
    );
  });
}
