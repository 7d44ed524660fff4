import { describe, expect, test } from 'vitest';
import { findPort, toWords } from './log-lines.ts';

describe('a line that a server logged', () => {
  test('is left out for a person where all is well', () => {
    expect(toWords('{"level":30,"msg":"request completed"}')).toBeUndefined();
    expect(toWords('')).toBeUndefined();
  });

  test('says what is wrong, and why', () => {
    const line = JSON.stringify({
      level: 50,
      msg: 'a page could not be made',
      err: { message: 'no ink', stack: 'Error: no ink\n    at press' },
    });
    expect(toWords(line)).toBe('a page could not be made\nError: no ink\n    at press');
  });

  test('is passed on as it is where it is no JSON', () => {
    expect(toWords('SITE_PORT: Must be a number.')).toBe('SITE_PORT: Must be a number.');
    expect(toWords('{ half a line')).toBe('{ half a line');
  });

  test('gives the port when the server listens, and only then', () => {
    expect(findPort('{"level":30,"msg":"listening","port":4000}')).toBe(4000);
    expect(findPort('{"level":30,"msg":"request completed","port":4000}')).toBeUndefined();
    expect(findPort('listening on 4000')).toBeUndefined();
  });
});
