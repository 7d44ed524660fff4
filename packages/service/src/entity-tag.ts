// Each coding of an answer is another sequence of bytes, so a strong validator has to tell them apart (RFC 9110,
// 8.8.3.3). Whoever has the answer in one coding has it in all of them.
import type { Coding } from './content-coding.ts';

/** The tag of the answer with `etag`, in `coding`. */
export function tagIn(etag: string, coding: Coding): string {
  return coding === 'identity' ? etag : `${etag.slice(0, -1)}-${coding}"`;
}

/**
 * What in `ifNoneMatch` names the answer with `etag`, in whatever coding: its tag, or `*`; undefined where nothing does.
 * Tags are compared weakly (RFC 9110, 13.1.2).
 */
export function findKnownTag(ifNoneMatch: string | undefined, etag: string): string | undefined {
  if (ifNoneMatch === undefined) return undefined;
  if (ifNoneMatch.trim() === '*') return '*';
  return listTags(ifNoneMatch)
    .map((tag) => tag.replace(/^W\//, ''))
    .find((tag) => tag === etag || tag.replace(/-(?:br|zstd|gzip)"$/, '"') === etag);
}

/** The entity tags in a header, as they stand there. */
export function listTags(header: string): string[] {
  return header.match(/(?:W\/)?"[\x21\x23-\x7E\x80-\xFF]*"/g) ?? [];
}
