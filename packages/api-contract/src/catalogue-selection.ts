import { z } from 'zod';
import { selection } from './selection.ts';

/** What can be chosen of an author, a section or a tag. */
export function catalogueSelection<const Whole extends z.ZodObject>(whole: Whole) {
  return selection({
    whole,
    always: ['id', 'version'],
    embeds: {
      'articles.count': z.object({
        articles: z
          .strictObject({ count: z.int().min(0).meta({ description: 'How many published ones, pages among them.' }) })
          .meta({ description: 'Of the articles that name it, what was asked for.' }),
      }),
    },
  });
}
