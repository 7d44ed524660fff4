// Articles of a newspaper's usual length, each with other words, so that no two compress to the same bytes.
import type { Newsroom } from '../src/harness/newsroom.ts';

const words = (
  'the council harbour ferry winter agreed that cost of boats ice and a timetable which nobody in town had read before ' +
  'morning when crews said it was late but fair to those who sail from one pier'
).split(' ');

/** Publishes `articles` articles, the first of them with `comments` comments. Answers with all slugs, and that one. */
export async function fillNewsroom({ editor }: Newsroom, counts: { articles: number; comments: number }) {
  const author = await editor.authors.create({ body: { name: 'Bench Writer', bio: 'Writes a great deal.' } });
  const section = await editor.sections.create({ body: { name: 'Bench' } });
  const slugs: string[] = [];
  for (let number = 0; number < counts.articles; number += 1) {
    const draft = await editor.articles.create({
      body: {
        title: `What the harbour decided, part ${number}`,
        dek: sentence(number, 20),
        body: paragraphs(number),
        authors: [{ author: author.slug }],
        section: section.slug,
        tags: ['Benches'],
      },
    });
    slugs.push((await editor.articles.publish({ idOrSlug: draft.id, ifVersion: draft.version })).slug);
  }
  const [discussed = ''] = slugs;
  for (let number = 0; number < counts.comments; number += 1) {
    const body = { body: sentence(number, 40), name: `Reader ${number}`, email: `reader${number}@example.org` };
    const { comment, status } = await editor.comments.submit({ idOrSlug: discussed, body });
    if (status === 'pending') await editor.comments.approve({ id: comment.id, ifVersion: 1 });
  }
  return { slugs, discussed };
}

function paragraphs(seed: number): string {
  return Array.from({ length: 9 }, (_, index) => `<p>${sentence(seed * 9 + index, 70)}</p>`).join('\n');
}

/** Always the same for the same seed. */
function sentence(seed: number, length: number): string {
  let state = seed * 2_654_435_761 + 1;
  const chosen = Array.from({ length }, () => {
    state = (Math.imul(state, 1_103_515_245) + 12_345) & 0x7fffffff;
    return words[state % words.length];
  });
  return `${chosen.join(' ')}.`;
}
