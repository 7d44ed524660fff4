import { describe, expect, test } from 'vitest';
import { ImportSummary } from '../import/import-summary.ts';
import { toReport } from './import-report.ts';

const plain = { file: 'export.xml', isColourful: false };

function filled(): ImportSummary {
  const summary = new ImportSummary();
  summary.countAdded('comment pending', 3);
  summary.countAdded('article published', 48);
  summary.countAdded('article draft', 2);
  summary.countAdded('redirect', 417);
  summary.countPresent('page');
  summary.skip('It was in the trash.', 'An old story');
  for (let n = 0; n < 38; n += 1) summary.skip('Media files come in where an article shows them.', `Boat ${n}`);
  summary.note('It was private and is a draft here.', 'Plans');
  return summary;
}

describe('the report on an import', () => {
  test('says what came in, what was here, what was left out and why', () => {
    expect(toReport({ isComplete: true, summary: filled() }, plain)).toBe(
      [
        'export.xml is imported.',
        '',
        'Came in',
        '  articles                      48 published, 2 as drafts',
        '  comments                      3 waiting for a moderator',
        '  redirects from old addresses  417',
        '',
        'Was here already, and is left alone',
        '  pages  1',
        '',
        'Left out',
        '       1  It was in the trash.  “An old story”',
        '      38  Media files come in where an article shows them.',
        '',
        'Worth a look',
        '       1  It was private and is a draft here.  “Plans”',
        '',
      ].join('\n'),
    );
  });

  test('says where nothing is new', () => {
    expect(toReport({ isComplete: true, summary: new ImportSummary() }, plain)).toBe(
      'export.xml is imported.\n\nNothing in it is new.\n',
    );
  });

  test('says how to go on where somebody stopped it', () => {
    expect(toReport({ isComplete: false, summary: new ImportSummary() }, plain)).toBe(
      'export.xml: stopped. What came in stays; run the same command again, and it goes on from there.\n',
    );
  });

  test('names what is worth a look by its first words', () => {
    const summary = new ImportSummary();
    summary.note('Its title was too long and is cut.', `${'word '.repeat(12)}${'🚢'.repeat(300)}`);
    expect(toReport({ isComplete: true, summary }, plain)).toContain(`“${'word '.repeat(12)}${'🚢'.repeat(9)}…”`);
  });

  test('is no longer than what it tells, however many reasons a file makes up', () => {
    const summary = new ImportSummary();
    for (let n = 0; n < 5000; n += 1) summary.skip(`It is of the kind ${n}.`, 'x'.repeat(80));
    expect(toReport({ isComplete: true, summary }, plain).split('\n').length).toBeLessThan(320);
    expect([...summary.skipped.values()].reduce((sum, { count }) => sum + count, 0)).toBe(5000);
  });
});
