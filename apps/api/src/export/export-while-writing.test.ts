import { ArticleDraft, AuthorDraft } from '@broadsheet/domain';
import { expect, test } from 'vitest';
import { addArticle } from '../articles/articles.actions.ts';
import { authors } from '../authors/authors.actions.ts';
import { findLastChange } from '../changes/changes.store.ts';
import { write } from '../changes/changes.actions.ts';
import { addComment } from '../comments/adding.actions.ts';
import { bringBack } from '../import/broadsheet/testing/exports.ts';
import type { Newsroom } from '../newsroom.ts';
import { describeEachNewsroom, openTestNewsroom } from '../testing/test-newsroom.ts';
import { exportNewsroom } from './export-newsroom.ts';

// Ids that come first, so that their place in the export has gone by.
let serial = 0;
const earlyId = () => `00000000-0000-7000-8000-${String((serial += 1)).padStart(12, '0')}`;

/** An author, an article of theirs with a new tag, and a comment on it. */
function addAll(newsroom: Newsroom, name: string): Promise<void> {
  return write(newsroom, async (open) => {
    const author = await authors.add(open, AuthorDraft.parse({ name }), earlyId());
    const draft = ArticleDraft.parse({ title: `Story of ${name}`, authors: [{ author: author.id }], tags: [name] });
    const article = await addArticle(open, draft, { newId: earlyId });
    await addComment({ ...newsroom, newId: earlyId }, open, {
      ...{ articleId: article.id, parentId: null, kind: 'comment', status: 'approved', name, website: null },
      ...{ email: null, ipAddress: null, body: name, outcomes: [], fingerprint: null, createdAt: open.now },
    });
  });
}

describeEachNewsroom('an export while people write', (newsroom) => {
  test('refers to nothing that does not stand above it, whenever they do', async () => {
    await addAll(newsroom(), 'First');
    for (let stop = 1; stop <= 5; stop += 1) {
      const place = await findLastChange(newsroom().db);
      let text = '';
      let pieces = 0;
      for await (const piece of exportNewsroom(newsroom(), { place })) {
        text += piece;
        pieces += 1;
        if (pieces === stop) await addAll({ ...newsroom(), newId: () => `f${earlyId().slice(1)}` }, `Late ${stop}`);
        if (pieces === stop) await commentOnAll(newsroom(), `Reader ${stop}`);
      }
      const copy = await openTestNewsroom(newsroom().dialect);
      const { outcome, isComplete } = await bringBack(copy, text);
      expect({ isComplete, faults: outcome.faults }).toEqual({ isComplete: true, faults: [] });
      await copy.drop();
    }
  });
});

/** A comment on every article, of those that come last in the export. */
async function commentOnAll(newsroom: Newsroom, name: string): Promise<void> {
  const articles = await newsroom.db.selectFrom('articles').select('id').execute();
  await write(newsroom, async (open) => {
    for (const { id: articleId } of articles) {
      await addComment(newsroom, open, {
        ...{ articleId, parentId: null, kind: 'comment', status: 'approved', name, website: null },
        ...{ email: null, ipAddress: null, body: name, outcomes: [], fingerprint: null, createdAt: open.now },
      });
    }
  });
}
