import type { BylineEntry } from '@broadsheet/domain';
import { describe, expect, test } from 'vitest';
import { toByline, toNames } from './byline.ts';

function entry(name: string, role: string | null = null): BylineEntry {
  const slug = name.toLowerCase();
  return { id: `id-of-${slug}`, slug, name, role };
}

function read(entries: readonly BylineEntry[]): string {
  return toByline(entries, 'en-GB')
    .map((part) => (part.kind === 'words' ? part.text : `[${part.entry.name}]`))
    .join('');
}

describe('a byline', () => {
  test.each([
    [[entry('Ada')], 'By [Ada]'],
    [[entry('Ada'), entry('Bo')], 'By [Ada] and [Bo]'],
    [[entry('Ada'), entry('Bo'), entry('Cy')], 'By [Ada], [Bo] and [Cy]'],
    [[entry('Ada', 'reported by'), entry('Bo', 'translated by')], 'Reported by [Ada], translated by [Bo]'],
    [[entry('Ada', 'reported by'), entry('Bo', 'reported by')], 'Reported by [Ada] and [Bo]'],
    [[entry('Ada'), entry('Bo', 'additional reporting by')], 'By [Ada], additional reporting by [Bo]'],
    [[entry('Ada', 'photographs by'), entry('Bo')], 'Photographs by [Ada], by [Bo]'],
    [[], ''],
  ])('reads as a newspaper writes it: %#', (entries, text) => {
    expect(read(entries)).toBe(text);
  });

  test('whoever did two things is named once in a list of names', () => {
    expect(toNames([entry('Ada', 'reported by'), entry('Bo'), entry('Ada', 'photographs by')], 'en-GB')).toBe(
      'Ada and Bo',
    );
  });
});
