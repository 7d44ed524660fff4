import { describe, expect, test } from 'vitest';
import { placeReusableBlocks } from './reusable-blocks.ts';

const name = (id: number) => `<!-- wp:block {"ref":${id}} /-->`;
const place = (content: string, blocks: Readonly<Record<number, string>>) =>
  placeReusableBlocks(content, (id) => blocks[id]);

describe('a block that is kept once', () => {
  test('stands wherever it is named, also inside another one', () => {
    expect(place(`a ${name(1)} b ${name(1)}`, { 1: `one ${name(2)}`, 2: 'two' })).toBe('a one two b one two');
  });

  test('may be named in more words', () => {
    expect(place('<!-- wp:core/block {"ref": 7,"className":"x"} /-->', { 7: '$& seven' })).toBe('$& seven');
  });

  test('stays named where it is not in the file', () => {
    expect(place(name(1), {})).toBe(name(1));
  });

  test('ends where blocks hold each other, and where they multiply', () => {
    expect(place(name(1), { 1: `x${name(1)}` })).toBe(`xxxx${name(1)}`);
    const many = Object.fromEntries([1, 2, 3, 4].map((id) => [id, name(id + 1).repeat(1000)]));
    expect(place(name(1), many).length).toBeLessThan(8_000_000);
  });
});
