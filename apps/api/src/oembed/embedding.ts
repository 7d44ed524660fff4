// What another site shows of an article. It loads nothing and runs nothing: a quotation, with a link to the article.
import type { Embedding } from '@broadsheet/api-contract';
import { articlePath, authorPath, listSigners, textDirection, type Article, type Newspaper } from '@broadsheet/domain';
import { escapeHtml } from '@broadsheet/service';

/** The room that there is, in pixels. */
export interface Room {
  readonly maxwidth?: number | undefined;
  readonly maxheight?: number | undefined;
}

const usual = { width: 600, height: 200 };
const cacheSeconds = 3600;

/** The embedding of `article`. */
export function toEmbedding(article: Article, newspaper: Newspaper, { maxwidth, maxheight }: Room): Embedding {
  const { name, url } = newspaper;
  const signers = listSigners(article.authors);
  const [first] = signers;
  return {
    version: '1.0',
    type: 'rich',
    title: article.title,
    author_name: signers.length === 0 ? name : signers.map((signer) => signer.name).join(', '),
    author_url: first ? `${url}${authorPath(first.slug)}` : `${url}/`,
    provider_name: name,
    provider_url: `${url}/`,
    cache_age: cacheSeconds,
    html: toHtml(article, newspaper),
    width: Math.min(usual.width, maxwidth ?? usual.width),
    height: Math.min(usual.height, maxheight ?? usual.height),
  };
}

function toHtml({ slug, title, dek, excerpt, language, authors }: Article, { name, url }: Newspaper): string {
  const address = escapeHtml(`${url}${articlePath(slug)}`);
  const names = listSigners(authors).map((signer) => signer.name);
  const said = dek || excerpt;
  return [
    `<blockquote lang="${escapeHtml(language)}" dir="${textDirection(language)}" cite="${address}">`,
    `<p><a href="${address}">${escapeHtml(title)}</a></p>`,
    said === '' ? '' : `<p>${escapeHtml(said)}</p>`,
    `<footer>${escapeHtml([...names, name].join(', '))}</footer>`,
    '</blockquote>',
  ].join('');
}

/** The same as XML, as oembed.com wants it. */
export function toEmbeddingXml(embedding: Embedding): string {
  const fields = Object.entries(embedding).map(([name, value]) => `<${name}>${escapeHtml(String(value))}</${name}>`);
  return `<?xml version="1.0" encoding="utf-8" standalone="yes"?>\n<oembed>${fields.join('')}</oembed>\n`;
}
