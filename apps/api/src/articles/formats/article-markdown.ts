// An article as one Markdown file: what it is in front matter, then what readers read.
import { absoluteUrl, articlePath, authorPath, listSigners, type Article, type Newspaper } from '@broadsheet/domain';
import { toBodyMarkdown, toLinksMarkdown, toTextMarkdown, toTitleMarkdown } from './body-markdown.ts';

/** The Markdown of an article. */
export function toArticleMarkdown(article: Article, newspaper: Newspaper): string {
  const url = `${newspaper.url}${articlePath(article.slug)}`;
  const parts = [
    frontMatter(article, newspaper, url),
    toTitleMarkdown(article.title),
    article.dek === '' ? '' : toTextMarkdown(article.dek),
    toBodyMarkdown(article.body, url),
    ...corrections(article),
    ...sources(article),
  ];
  return parts.filter((part) => part !== '').join('\n');
}

// Every value is written as JSON, which is YAML too: no text can end it and begin something else.
function frontMatter(article: Article, newspaper: Newspaper, url: string): string {
  const { title, dek, authors, section, tags, leadImage, language, publishedAt, updatedAt } = article;
  const fields = {
    title,
    ...(dek && { description: dek }),
    url,
    publisher: newspaper.name,
    authors: listSigners(authors).map(({ name, slug }) => ({ name, url: `${newspaper.url}${authorPath(slug)}` })),
    ...(publishedAt !== null && { published: publishedAt }),
    updated: updatedAt,
    ...(section && { section: section.name }),
    tags: tags.map(({ name }) => name),
    language,
    ...(leadImage && { image: { url: absoluteUrl(newspaper.url, leadImage.url), alt: leadImage.alt } }),
  };
  const lines = Object.entries(fields).map(([name, value]) => `${name}: ${toYaml(value)}`);
  return ['---', ...lines, '---', ''].join('\n');
}

// YAML takes these for ends of lines, and JSON does not.
function toYaml(value: unknown): string {
  return JSON.stringify(value).replace(
    /[\u007F-\u009F\u2028\u2029\uFEFF]/g,
    (character) => `\\u${character.charCodeAt(0).toString(16).padStart(4, '0')}`,
  );
}

function corrections({ corrections: all }: Article): string[] {
  if (all.length === 0) return [];
  return ['## Corrections\n', ...all.map(({ at, text }) => toTextMarkdown(`${at.slice(0, 10)}: ${text}`))];
}

function sources({ sources: all }: Article): string[] {
  return all.length === 0 ? [] : ['## Original sources\n', toLinksMarkdown(all)];
}
