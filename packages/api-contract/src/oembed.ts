import { z } from 'zod';
import { endpoint, queryInteger } from './endpoint.ts';

const mostPixels = 10_000;

/** What other sites show of an article: oEmbed 1.0, of the type `rich`. */
export const Embedding = z
  .object({
    version: z.literal('1.0'),
    type: z.literal('rich'),
    title: z.string(),
    author_name: z.string(),
    author_url: z.string(),
    provider_name: z.string(),
    provider_url: z.string(),
    cache_age: z.int().meta({ description: 'For how many seconds it may be kept.' }),
    html: z.string().meta({ description: 'A quotation with a link. It holds no script and loads nothing.' }),
    width: z.int().positive(),
    height: z.int().positive(),
  })
  .meta({
    id: 'Embedding',
    description: 'What other sites show of an article (https://oembed.com).',
    examples: [
      {
        version: '1.0',
        type: 'rich',
        title: 'Harbour towns agree to share the last cold-water ferries',
        author_name: 'Ilse Marrow',
        author_url: 'https://news.example/authors/ilse-marrow',
        provider_name: 'The Example',
        provider_url: 'https://news.example/',
        cache_age: 3600,
        html: '<blockquote><p><a href="https://news.example/articles/ferries">Harbour towns agree</a></p></blockquote>',
        width: 600,
        height: 200,
      },
    ],
  });
export type Embedding = z.infer<typeof Embedding>;

const pixels = (what: string) =>
  queryInteger({ min: 1, max: mostPixels })
    .optional()
    .meta({ description: `${what}, in pixels.`, examples: [480] });

/** The oEmbed provider: what other sites show of an article whose address somebody pasted there. */
export const oembed = {
  get: endpoint({
    id: 'getEmbedding',
    method: 'GET',
    path: '/v1/oembed',
    group: 'Articles',
    access: 'public',
    summary: 'What another site may show of an article',
    description:
      'An oEmbed provider (https://oembed.com). Addresses that an article had before are good, too; those of other ' +
      'sites are refused.',
    query: z.strictObject({
      url: z
        .string()
        .min(1)
        .max(2048)
        .meta({
          description: 'The address of an article on the site.',
          examples: ['https://news.example/articles/ferries'],
        }),
      maxwidth: pixels('The greatest width'),
      maxheight: pixels('The greatest height'),
      format: z
        .enum(['json', 'xml'])
        .default('json')
        .meta({ description: 'What to answer in.', examples: ['json'] }),
    }),
    answer: Embedding,
    media: ['text/xml'],
    status: 200,
    problems: ['not-found'],
  }),
};
