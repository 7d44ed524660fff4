import { sql } from 'kysely';
import { expect, test } from 'vitest';
import { anonymous } from '../caller.ts';
import { describeEachNewsroom } from '../testing/test-newsroom.ts';
import { write } from './changes.actions.ts';
import { followChanges } from './following.actions.ts';

const writers = 8;
const writesEach = 50;

describeEachNewsroom('the change log under many writers', (newsroom) => {
  test('shows a reader who goes along every change once and in order', async () => {
    const seen: string[] = [];
    const follow = async () => {
      let after = '0';
      while (seen.length < writers * writesEach) {
        const asked = { after, limit: 7, wait: 5 };
        const { items, next } = await followChanges(newsroom(), asked, {
          caller: anonymous,
          signal: AbortSignal.timeout(15_000),
        });
        if (items.length === 0) return;
        seen.push(...items.map(({ id }) => id));
        after = next;
      }
    };
    const writing = Array.from({ length: writers }, async (_, writer) => {
      for (let count = 0; count < writesEach; count += 1) await noteSlowly(`tag:${writer}-${count}`);
    });
    await Promise.all([follow(), ...writing]);
    const rows = await newsroom().db.selectFrom('changes').select(['seq', 'subjects']).orderBy('seq').execute();
    expect(seen).toEqual(rows.map(({ seq }) => `${seq}`));
    expect(new Set(rows.map(({ subjects }) => subjects)).size).toBe(writers * writesEach);
  });

  // Each takes its own time between getting its numbers and being seen, so that they would overtake each other.
  async function noteSlowly(subject: string): Promise<void> {
    const { db, dialect } = newsroom();
    await write(newsroom(), async (open) => {
      open.record({ type: 'tag.created', subjects: [subject], isPublic: true });
      if (dialect === 'postgres') await sql`select pg_sleep(random() * 0.004)`.execute(open.db);
    });
    if (dialect === 'postgres') await sql`select pg_sleep(random() * 0.004)`.execute(db);
  }
});
