import type { IncomingMessage } from 'node:http';
import { expect, test } from 'vitest';
import { isAnonymous } from './anonymous.ts';

const asked = (headers: IncomingMessage['headers'], method = 'GET') => isAnonymous({ method, headers });

test.each(['broadsheet-session=a', '__Host-broadsheet-session=a', 'theme=dark; __Host-broadsheet-session=a'])(
  'whoever sends the cookie of a session is somebody: %s',
  (cookie) => {
    expect(asked({ cookie })).toBe(false);
  },
);

test('whoever sends a key is somebody, and so is whoever writes', () => {
  expect(asked({ authorization: 'Bearer bs_a' })).toBe(false);
  expect(asked({}, 'POST')).toBe(false);
});

test.each([{}, { cookie: 'theme=dark' }, { cookie: 'x-broadsheet-session=a; other=broadsheet-session=b' }])(
  'everybody else is a reader like any other: %o',
  (headers) => {
    expect(asked(headers)).toBe(true);
  },
);
