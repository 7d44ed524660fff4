import { articles } from './articles.ts';
import { authors } from './authors.ts';
import { changes } from './changes.ts';
import { comments } from './comments.ts';
import { redirects } from './redirects.ts';
import { sections } from './sections.ts';
import { tags } from './tags.ts';

/** Every endpoint of the API, by group and name. */
export const contract = { articles, authors, sections, tags, comments, changes, redirects };
export type Contract = typeof contract;
