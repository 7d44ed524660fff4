import { Webhook } from 'standardwebhooks';
import { describe, expect, test } from 'vitest';
import { createSecret, signEvent, toEventId } from './sign-event.ts';

const seconds = Math.floor(Date.now() / 1000);
const event = { eventId: 'msg_42_x', body: '{"type":"article.published"}' };

describe('an event that was signed', () => {
  test('is good for whoever has the secret, and for nobody else', () => {
    const secret = createSecret();
    const { headers, body } = signEvent(event, { secrets: [secret], seconds });
    expect(new Webhook(secret).verify(body, headers)).toEqual({ type: 'article.published' });
    expect(() => new Webhook(createSecret()).verify(body, headers)).toThrow();
    expect(() => new Webhook(secret).verify(`${body} `, headers)).toThrow();
    expect(() => new Webhook(secret).verify(body, { ...headers, 'webhook-id': 'msg_43_x' })).toThrow();
  });

  test('is good for both secrets while one takes over from the other', () => {
    const secrets = [createSecret(), createSecret()];
    const { headers, body } = signEvent(event, { secrets, seconds });
    expect(headers['webhook-signature']).toMatch(/^v1,[\w+/]{43}= v1,[\w+/]{43}=$/);
    for (const secret of secrets) expect(() => new Webhook(secret).verify(body, headers)).not.toThrow();
  });

  test('is refused where it is old: nobody can send it again', () => {
    const secret = createSecret();
    const { headers, body } = signEvent(event, { secrets: [secret], seconds: seconds - 3600 });
    expect(() => new Webhook(secret).verify(body, headers)).toThrow('too old');
  });

  test('is what the specification says it is', () => {
    const { headers } = signEvent(
      { eventId: 'msg_p5jXN8AQM9LWM0D4loKWxJek', body: '{"test": 2432232314}' },
      { secrets: ['whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw'], seconds: 1_614_265_330 },
    );
    expect(headers['webhook-signature']).toBe('v1,g0hM9SsE+OTPJTGt/tmIKtSyZlE3uFJELVlNIOLJ1OE=');
  });
});

test('an event has a name of its own for each webhook, each change, and each time a number is used', () => {
  const change = { id: '42', at: '2026-11-23T08:30:00.000Z' };
  const names = [
    toEventId('a', change),
    toEventId('b', change),
    toEventId('a', { ...change, id: '43' }),
    toEventId('a', { ...change, at: '2026-11-23T08:30:00.001Z' }),
  ];
  expect(new Set(names).size).toBe(4);
  for (const name of names) expect(name).toMatch(/^msg_\d+_[\w-]{16}$/);
  expect(toEventId('a', change)).toBe(names[0]);
});
