// Akismet's protocol, which other services speak, too: https://akismet.com/developers/detailed-docs/comment-check/
import type { CheckedComment, CheckerProtocol, CheckerSettings, Lesson } from './comment-checker.ts';
import type { CheckerAnswer } from './ask-by-post.ts';

const lessons: Record<Lesson, string> = { spam: 'submit-spam', ham: 'submit-ham' };

/** How Akismet is asked. An address without a path is that of the service, whose version is then 1.1. */
export function akismetProtocol({ url, key }: CheckerSettings, siteUrl: string): CheckerProtocol {
  const base = new URL(url).pathname === '/' ? new URL('/1.1', url).href : url.replace(/\/+$/, '');
  const question = (call: string, comment: CheckedComment) => ({
    url: `${base}/${call}`,
    headers: { 'content-type': 'application/x-www-form-urlencoded; charset=utf-8' },
    body: new URLSearchParams(toFields(comment, { key, siteUrl })).toString(),
  });
  return {
    toCheck: (comment) => question('comment-check', comment),
    toLesson: (comment, lesson) => question(lessons[lesson], comment),
    read: readVerdict,
  };
}

function toFields(
  { name, email, website, body, ipAddress, isReply, articleUrl, sentAt }: CheckedComment,
  { key, siteUrl }: { key: string; siteUrl: string },
): Record<string, string> {
  return {
    api_key: key,
    blog: siteUrl,
    blog_charset: 'UTF-8',
    // It has to be there, also where nobody knows it.
    user_ip: ipAddress ?? '0.0.0.0',
    permalink: articleUrl,
    comment_type: isReply ? 'reply' : 'comment',
    comment_author: name,
    comment_author_email: email,
    ...(website !== null && { comment_author_url: website }),
    comment_content: body,
    comment_date_gmt: sentAt,
  };
}

function readVerdict({ status, header, text }: CheckerAnswer) {
  const said = text.trim();
  if (status !== 200) throw new Error(`It answered ${status}.`);
  if (said === 'true') return { kind: header('x-akismet-pro-tip') === 'discard' ? 'certain-spam' : 'spam' } as const;
  if (said === 'false') return { kind: 'ham' } as const;
  throw new Error(said === 'invalid' ? 'It does not know our key.' : 'It answered something that is no verdict.');
}
