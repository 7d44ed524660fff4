import { IncomingMessage, ServerResponse } from 'node:http';
import { Socket } from 'node:net';
import { expect, test } from 'vitest';
import { OpenStreams } from './open-streams.ts';

const openOne = () => new ServerResponse(new IncomingMessage(new Socket()));

test('one holder has so many streams at a time, and all together so many', () => {
  const streams = new OpenStreams({ most: 3, mostEach: 2 });
  const responses = [openOne(), openOne(), openOne()];
  const verdicts = ['a', 'a', 'a'].map((holder, index) => streams.open(responses[index] ?? openOne(), holder));
  expect(verdicts).toEqual(['open', 'open', 'too-many-of-one']);
  expect(streams.open(openOne(), 'b')).toBe('open');
  expect(streams.open(openOne(), 'c')).toBe('too-many');
  responses[0]?.emit('close');
  expect(streams.size).toBe(2);
  expect(streams.open(openOne(), 'a')).toBe('open');
});

test('what nobody holds counts among all alone', () => {
  const streams = new OpenStreams({ most: 2, mostEach: 1 });
  expect([1, 2, 3].map(() => streams.open(openOne(), undefined))).toEqual(['open', 'open', 'too-many']);
});
