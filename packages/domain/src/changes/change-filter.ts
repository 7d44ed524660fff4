// Which changes somebody wants to hear of.
import { z } from 'zod';
import { ChangeType, type Change } from './change.ts';

const kinds = ['article', 'author', 'section', 'tag', 'comment', 'discussion'] as const;

/** Types of changes: one (`article.published`), all of a kind (`comment.*`), or all (`*`). */
export const ChangeTypePattern = /* @__PURE__ */ z
  .enum([...ChangeType.options, ...kinds.map((kind) => `${kind}.*` as const), '*'], {
    error: 'Must be a type of change such as article.published, all of a kind such as comment.*, or *.',
  })
  .meta({
    id: 'ChangeTypePattern',
    description: 'A type of change, all types of a kind (`comment.*`), or all (`*`).',
    examples: ['comment.*'],
  });
export type ChangeTypePattern = z.infer<typeof ChangeTypePattern>;

/** What a change can be about: `article:ID`, `author:ID`, `section:ID`, `tag:ID` or `comment:ID`. */
export const ChangeSubject = /* @__PURE__ */ z
  .string()
  .regex(
    /^(?:article|author|section|tag|comment):[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/,
    'Must be a kind and an id, such as article:01936f2a-7c1e-7d3a-9f10-2b6a4c8d9e05.',
  )
  .meta({
    description: 'What a change is about: a kind and an id.',
    examples: ['article:01936f2a-7c1e-7d3a-9f10-2b6a4c8d9e05'],
  });

/** Which changes are wanted. What is not named leaves nothing out. */
export interface ChangeFilter {
  readonly types?: readonly ChangeTypePattern[] | undefined;
  readonly subject?: string | undefined;
}

/** Whether `filter` lets `change` through. */
export function isWanted({ type, subjects }: Pick<Change, 'type' | 'subjects'>, filter: ChangeFilter): boolean {
  if (filter.subject !== undefined && !subjects.includes(filter.subject)) return false;
  if (!filter.types) return true;
  const wholeKind = `${type.slice(0, type.indexOf('.'))}.*`;
  return filter.types.some((pattern) => pattern === '*' || pattern === type || pattern === wholeKind);
}
