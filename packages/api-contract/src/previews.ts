import { Article, Timestamp } from '@broadsheet/domain';
import { z } from 'zod';
import { ByIdOrSlug, endpoint } from './endpoint.ts';

const exampleToken =
  'MDE5MzZmMmEtN2MxZS03ZDNhLTlmMTAtMmI2YTRjOGQ5ZTA1IDE3OTU1MDcyMDA.mXUx9lGkT4uVaz0cQ2h3PwR7sK1nYd8fLbE5oJ6tHcA';
const daySeconds = 86_400;

/** How long a preview may be looked at. */
export const PreviewRequest = z
  .strictObject({
    expiresInSeconds: z
      .int('Must be a whole number of seconds.')
      .min(60, 'Must be at least 60.')
      .max(30 * daySeconds, 'Must be at most 2592000, which is 30 days.')
      .default(7 * daySeconds)
      .meta({ description: 'Seven days, where it is not said.' }),
  })
  .meta({
    id: 'PreviewRequest',
    description: 'How long a preview may be looked at.',
    examples: [{ expiresInSeconds: daySeconds }],
  });
export type PreviewRequest = z.infer<typeof PreviewRequest>;

/** Where an article that is not published can be looked at by whoever is given the address. */
export const Preview = z
  .object({
    token: z.string().meta({ description: 'What the addresses end with. Whoever has it sees the article.' }),
    url: z.string().meta({ description: 'The page on the site.' }),
    apiUrl: z.string().meta({ description: 'The article as data, for front ends of your own.' }),
    expiresAt: Timestamp.meta({ description: 'When it can no longer be looked at.' }),
  })
  .meta({
    id: 'Preview',
    description: 'Where an article that is not published can be looked at by whoever is given the address.',
    examples: [
      {
        token: exampleToken,
        url: `https://news.example/preview/${exampleToken}`,
        apiUrl: `https://news.example/api/v1/previews/${exampleToken}`,
        expiresAt: '2026-11-24T08:00:00.000Z',
      },
    ],
  });
export type Preview = z.infer<typeof Preview>;

/** Previews: an article that is not published, for those who are given its address. */
export const previews = {
  create: endpoint({
    id: 'createPreview',
    method: 'POST',
    path: '/v1/articles/{idOrSlug}/previews',
    group: 'Previews',
    access: 'drafts:read',
    summary: 'Make an address under which a draft can be seen',
    description: 'It shows this article as it is at the time, and nothing else, until it expires.',
    params: ByIdOrSlug,
    body: PreviewRequest,
    answer: Preview,
    status: 201,
    problems: ['not-found'],
  }),
  get: endpoint({
    id: 'getPreview',
    method: 'GET',
    path: '/v1/previews/{token}',
    group: 'Previews',
    access: 'public',
    isConfidential: true,
    summary: 'Read the article of a preview',
    description: 'As it is now, whatever its status. No cache keeps the answer, and no search engine lists it.',
    params: z.strictObject({
      token: z
        .string()
        .min(1)
        .max(200)
        .meta({ description: 'The `token` that the preview was made with.', examples: [exampleToken] }),
    }),
    answer: Article,
    status: 200,
    problems: ['not-found', 'preview-expired'],
  }),
};
