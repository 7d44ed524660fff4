import { expect, test } from 'vitest';
import { submissionOf, withSettings } from '../../testing/moderation-context.ts';
import { floodOfReader } from './flood-of-reader.ts';

const context = withSettings({ mostPerReader: 5 });
const after = (fromReader: number) =>
  floodOfReader.judge(submissionOf(), { ...context, traffic: { ...context.traffic, fromReader } });

test('the sixth comment of a reader within ten minutes waits, also of a trusted one', () => {
  expect(after(4)).toBeUndefined();
  expect(after(5)?.reason).toBe('The reader has sent 5 other comments within ten minutes.');
  expect(floodOfReader.sparesTrusted).toBeUndefined();
});
