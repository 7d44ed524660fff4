// Newsrooms that nobody would think of, as lines of an export.
import type {
  ArticleOwnerRecord,
  ArticleRecord,
  AuthorRecord,
  CommentBanRecord,
  CommentRecord,
  CommentSettingsRecord,
  ExportLine,
  ImportRecordRecord,
  ReplySubscriptionRecord,
  SectionRecord,
  TagRecord,
  UserRecord,
  WebhookRecord,
} from '@broadsheet/api-contract';
import { defaultCommentSettings } from '@broadsheet/domain';
import fc from 'fast-check';
import { sanitiseBody } from '../../../articles/sanitise-body.ts';

const bodies = [
  '',
  '<p>Plain.</p>',
  '<h2 id="user-a">Heads</h2><p dir="rtl" lang="ar">سفينة <strong>كبيرة</strong></p>',
  '<figure class="alignwide"><img src="https://a.example/b.jpg" alt="B"><figcaption>C</figcaption></figure>',
  '<table><tbody><tr><td colspan="2">1</td></tr></tbody></table><pre><code>a &lt; b &amp;&amp; c</code></pre>',
  '<p>Ünïcödé 한국어 日本語 🚢 a\u0301 &nbsp; $&amp; \\n</p>',
].map((body) => sanitiseBody(body));
const times = fc.integer({ min: 0, max: 4_000_000_000_000 }).map((time) => new Date(time).toISOString());
const texts = fc
  .string({ unit: 'grapheme', maxLength: 30 })
  .map((text) => text.toWellFormed().replaceAll('\u0000', ''));
const statuses = ['draft', 'in-review', 'scheduled', 'published', 'withdrawn'] as const;

/** A newsroom as lines of an export, not in the order of ids, with replies that stand before what they reply to. */
export function anyNewsroom(): fc.Arbitrary<ExportLine[]> {
  return fc.gen().map((draw) => {
    let serial = 0;
    const one = <const T>(first: T, ...others: readonly T[]): T =>
      others[draw(fc.nat, { max: others.length }) - 1] ?? first;
    const dates = () => ({
      createdAt: draw(() => times),
      updatedAt: draw(() => times),
      version: draw(fc.integer, { min: 1, max: 2_000_000_000 }),
    });
    const slug = () => `${one('a', 'зима', '한국', 'x-1')}-${(serial += 1)}`;
    const maybe = <T>(value: T): T | null => (draw(fc.boolean) ? value : null);
    const addresses = () => ({
      formerSlugs: draw(fc.boolean) ? [slug(), slug()].sort() : [],
      oldAddresses: draw(fc.boolean) ? [`/${slug()}`, `/?p=${(serial += 1)}`].sort() : [],
    });
    const id = () => draw(fc.uuid);
    const text = () => draw(() => texts);
    const many = <T>(most: number, make: () => T) =>
      Array.from({ length: draw(fc.integer, { min: 0, max: most }) }, make);
    const inOrder = <T extends { readonly id: string }>(most: number, make: () => T) =>
      many(most, make).sort((a, b) => (a.id < b.id ? -1 : 1));
    const some = <T>(all: readonly T[]) => all.filter(() => draw(fc.boolean));

    const authors = many<AuthorRecord>(5, () => ({
      ...{ type: 'author', id: id(), slug: slug(), name: text(), roleLine: text(), bio: text() },
      links: many(2, () => ({ label: 'Home', url: 'https://a.example/x' })),
      avatarUrl: maybe('/demo/a.svg'),
      ...dates(),
      ...addresses(),
    }));
    const sections = many<SectionRecord>(3, () => ({
      ...{ type: 'section', id: id(), slug: slug(), name: text(), description: text() },
      position: draw(fc.nat, { max: 10_000 }),
      commentPolicy: one('open', 'first-premoderated', 'closed'),
      closeCommentsAfterDays: maybe(14),
      ...dates(),
      ...addresses(),
    }));
    const tags = many<TagRecord>(5, () => ({
      // Two tags may have one name.
      ...{ type: 'tag', id: id(), slug: slug(), name: one('Ferries', 'ferries', 'Boats') },
      ...dates(),
      ...addresses(),
    }));
    const articles = many<ArticleRecord>(8, () => {
      const status = one(...statuses);
      return {
        type: 'article',
        id: id(),
        kind: one('article', 'page'),
        slug: slug(),
        status,
        title: text(),
        dek: text(),
        body: one('', ...bodies),
        language: one('en', 'uk', 'zh-Hant', 'ar'),
        authors: some(authors).map((author) => ({ id: author.id, role: maybe('edited by') })),
        section: sections[0] ? maybe(sections[0].id) : null,
        tags: some(tags).map((tag) => tag.id),
        leadImage: maybe({ url: 'https://a.example/l.jpg', alt: text(), caption: text(), credit: text() }),
        sources: many(2, () => ({ name: text(), url: 'http://s.example/' })),
        corrections: many(2, () => ({ at: draw(() => times), text: text() })),
        commentPolicy: one('open', 'premoderated', 'closed'),
        closeCommentsAfterDays: maybe(30),
        publishedAt: status === 'published' ? draw(() => times) : maybe(draw(() => times)),
        // To come, or somebody would publish it.
        scheduledFor: status === 'scheduled' ? '2999-01-01T00:00:00.000Z' : null,
        withdrawnAt: maybe(draw(() => times)),
        ...dates(),
        ...addresses(),
      };
    });
    const afterlife = () => ({
      avatarSeed: `seed-${draw(fc.nat, { max: 5 })}`,
      authorHash: maybe('a hash'),
      editedAt: maybe(draw(() => times)),
      deletedAt: maybe(draw(() => times)),
      isEditorsPick: draw(fc.boolean),
      decidedBy: maybe('user:x'),
      reportCount: draw(fc.nat, { max: 9 }),
      repliesAskedAt: maybe(draw(() => times)),
      decisions: inOrder(2, () => ({
        ...{ id: id(), at: draw(() => times), from: one('pending', 'spam'), to: one('approved', 'rejected') },
        ...{ by: 'rules', reason: text() },
      })),
      notes: inOrder(2, () => ({ id: id(), text: text(), createdAt: draw(() => times), createdBy: 'admin' })),
      reports: inOrder(2, () => ({
        ...{ id: id(), reason: one('spam', 'other'), text: text(), createdAt: draw(() => times) },
        authorHash: maybe(`r${(serial += 1)}`),
      })),
    });
    const comments: CommentRecord[] = [];
    for (const article of articles) {
      const ofArticle: typeof comments = [];
      for (const name of many(5, text)) {
        const parent = ofArticle.at(-1);
        ofArticle.push({
          ...{ type: 'comment', id: id(), articleId: article.id, parentId: parent ? maybe(parent.id) : null },
          kind: one('comment', 'pingback', 'trackback'),
          status: one('pending', 'approved', 'rejected', 'spam'),
          ...{ name, email: maybe('Pilot@Example.org'), website: maybe('https://w.example/') },
          ...{ ipAddress: maybe('2001:db8::7'), body: text() },
          outcomes: many(2, () => ({ rule: 'many-links', verdict: 'hold', reason: text() })),
          decidedAt: maybe(draw(() => times)),
          ...dates(),
          fingerprint: maybe(`f${(serial += 1)}`),
          ...afterlife(),
        });
      }
      comments.push(...ofArticle.toReversed());
    }
    const notes = many<ImportRecordRecord>(3, () => {
      const originalId = `${(serial += 1)} /%ü`;
      const key = { source: 'wordpress:a.example', kind: 'article' as const, originalId };
      return {
        type: 'import-record' as const,
        id: Object.values(key).map(encodeURIComponent).join('/'),
        ...key,
        localId: articles[0]?.id ?? id(),
        importedAt: draw(() => times),
      };
    });
    const users = many<UserRecord>(4, () => ({
      ...{ type: 'user', id: id(), name: text(), email: maybe(`Pilot-${(serial += 1)}@Example.org`) },
      role: one('contributor', 'author', 'editor', 'moderator', 'admin'),
      deactivatedAt: maybe(draw(() => times)),
      ...dates(),
    }));
    const owners = some(articles).flatMap<ArticleOwnerRecord>((article) =>
      users.slice(0, 1).map((user) => ({ type: 'article-owner', id: article.id, user: user.id })),
    );
    const webhooks = many<WebhookRecord>(3, () => ({
      ...{ type: 'webhook', id: id(), url: one('https://a.example/', 'https://b.example/?c=%20'), description: text() },
      types: one(['*'], ['article.*', 'comment.approved']),
      covers: one('public', 'all'),
      isActive: draw(fc.boolean),
      ...dates(),
    }));
    const settings = many<CommentSettingsRecord>(1, () => ({
      type: 'comment-settings',
      id: 'site',
      settings: { ...defaultCommentSettings, holdWords: ['casino*'], closeAfterDays: maybe(14) },
      updatedAt: draw(() => times),
      version: 7,
    }));
    const bans = many<CommentBanRecord>(3, () => ({
      ...{ type: 'comment-ban', id: id(), kind: one('email', 'name'), value: `Pilot-${(serial += 1)}@example.org` },
      ...{
        reason: text(),
        createdAt: draw(() => times),
        createdBy: maybe('key:x'),
        expiresAt: maybe(draw(() => times)),
      },
    }));
    const subscriptions = articles.slice(0, 2).map<ReplySubscriptionRecord>((article) => ({
      ...{ type: 'reply-subscription', id: id(), articleId: article.id, email: 'Pilot@Example.org' },
      askedAt: draw(() => times),
      confirmedAt: maybe(draw(() => times)),
      lastDigestAt: maybe(draw(() => times)),
    }));
    return [
      { type: 'newsroom', format: 'broadsheet', version: 1 },
      ...[authors, sections, tags, articles, comments, notes, users, owners, webhooks].flat(),
      ...[settings, bans, subscriptions].flat(),
      { type: 'end' },
    ];
  });
}
