import { contract } from '@broadsheet/api-contract';
import { articleJsonLd, type Article, type Newspaper } from '@broadsheet/domain';
import { anonymous } from '../../caller.ts';
import { route, type Route } from '../../http/endpoint-handler.ts';
import { Content, Moved } from '../../http/reply.ts';
import type { Newsroom } from '../../newsroom.ts';
import { readArticle } from '../locating.actions.ts';
import { toArticleMarkdown } from './article-markdown.ts';

const { articleFormats } = contract;

export function articleFormatsRoutes(newsroom: Newsroom, newspaper: Newspaper): Route[] {
  // Only what is published, whoever asks: these are what the site says to everybody.
  const answer = async (idOrSlug: string, ending: string, toContent: (article: Article) => Content) => {
    const found = await readArticle(newsroom, idOrSlug, anonymous);
    return 'movedTo' in found
      ? new Moved(`/v1/articles/${encodeURIComponent(found.movedTo)}.${ending}`)
      : toContent(found);
  };
  return [
    route(articleFormats.markdown, ({ params: { idOrSlug } }) =>
      answer(
        idOrSlug,
        'md',
        (article) => new Content('text/markdown; charset=utf-8', toArticleMarkdown(article, newspaper)),
      ),
    ),
    route(articleFormats.jsonLd, ({ params: { idOrSlug } }) =>
      answer(
        idOrSlug,
        'jsonld',
        (article) => new Content('application/ld+json', JSON.stringify(articleJsonLd(article, newspaper))),
      ),
    ),
  ];
}
