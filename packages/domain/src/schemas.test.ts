import { describe, expect, test } from 'vitest';
import { z } from 'zod';
import * as domain from './index.ts';

const { ArticleDraft, ArticlePatch, AuthorDraft, AuthorPatch, CommentSubmission, SectionDraft, TagDraft } = domain;

const exampleList = z.array(z.looseObject({})).min(1);

const objects = Object.entries(domain).flatMap(([name, schema]) =>
  schema instanceof z.ZodObject ? [{ name, schema, examples: exampleList.parse(schema.meta()?.['examples']) }] : [],
);

test.each(objects)('$name refuses a field that it does not know', ({ schema, examples }) => {
  for (const example of examples) {
    const result = schema.safeParse({ ...example, unknownField: 1 });
    expect(result.error?.issues.map(({ code }) => code)).toEqual(['unrecognized_keys']);
  }
});

test.each(objects)('$name refuses what is no object', ({ schema }) => {
  for (const value of [null, undefined, 'text', 1, [], true]) expect(schema.safeParse(value).success).toBe(false);
});

describe('a draft', () => {
  test('of an article needs a headline alone', () => {
    expect(ArticleDraft.parse({ title: ' Ferries ' })).toEqual({
      kind: 'article',
      title: 'Ferries',
      dek: '',
      body: '',
      authors: [],
      section: null,
      tags: [],
      sources: [],
      leadImage: null,
      language: 'en',
      corrections: [],
      commentPolicy: 'open',
      closeCommentsAfterDays: null,
    });
    expect(ArticleDraft.safeParse({}).error?.issues.map(({ path }) => path)).toEqual([['title']]);
  });

  test('of an author needs a name alone', () => {
    expect(AuthorDraft.parse({ name: 'Ilse' })).toEqual({
      name: 'Ilse',
      roleLine: '',
      bio: '',
      links: [],
      avatarUrl: null,
    });
  });

  test('of a section needs a name alone', () => {
    expect(SectionDraft.parse({ name: 'World' })).toEqual({
      name: 'World',
      description: '',
      position: 100,
      commentPolicy: 'open',
      closeCommentsAfterDays: null,
    });
  });

  test('of a tag needs a name alone', () => {
    expect(TagDraft.parse({ name: 'Ferries' })).toEqual({ name: 'Ferries' });
  });

  test('cannot say what only the newsroom decides', () => {
    for (const field of ['id', 'status', 'publishedAt', 'version', 'commentCount']) {
      expect(ArticleDraft.safeParse({ title: 'Ferries', [field]: 1 }).success).toBe(false);
    }
  });
});

describe('a patch', () => {
  const patches = Object.entries(domain).flatMap(([name, schema]) =>
    name.endsWith('Patch') && schema instanceof z.ZodObject ? [[name, schema] as const] : [],
  );

  test.each(patches)('%s of nothing changes nothing: no default fills it', (_name, schema) => {
    expect(schema.parse({})).toEqual({});
  });

  test('takes what may be emptied away with null, and keeps what may not', () => {
    expect(ArticlePatch.parse({ section: null, leadImage: null })).toEqual({ section: null, leadImage: null });
    expect(ArticlePatch.safeParse({ title: null }).success).toBe(false);
    expect(AuthorPatch.safeParse({ name: null }).success).toBe(false);
  });

  test('checks as the draft does', () => {
    expect(ArticlePatch.safeParse({ title: '' }).success).toBe(false);
    expect(ArticlePatch.safeParse({ kind: 'page' }).success).toBe(false);
  });
});

describe('the text of an article', () => {
  test.each(['a\u0000', '\uD83D', 'a'.repeat(2_000_001)])('is refused where no store could take it', (body) => {
    expect(ArticleDraft.safeParse({ title: 'Ferries', body }).success).toBe(false);
  });

  test('may be two million characters long', () => {
    expect(ArticleDraft.parse({ title: 'Ferries', body: 'a'.repeat(2_000_000) }).body).toHaveLength(2_000_000);
  });
});

describe('a comment that a reader sends', () => {
  const good = { body: 'It was lentil.', name: 'Pilot', email: 'pilot@example.org' };

  test('needs a text, a name and an address', () => {
    expect(CommentSubmission.parse(good)).toEqual({
      ...good,
      ...{ website: null, parentId: null, notify: false, honeypot: '', secondsToWrite: null },
    });
    const { error } = CommentSubmission.safeParse({});
    expect(error?.issues.map(({ path }) => path)).toEqual([['body'], ['name'], ['email']]);
  });

  test.each([
    ['body', ' \n ', 'Write something first.'],
    ['body', '\u200B', 'Write something first.'],
    ['body', 'a'.repeat(10_001), 'Must have at most 10000 characters.'],
    ['name', '', 'Must not be empty.'],
    ['name', 'pilot@example.org', 'It is published: enter a name, not your address.'],
    ['email', 'pilot', 'Enter an address like name@example.org.'],
    ['email', `${'a'.repeat(250)}@example.org`, 'Must have at most 254 characters.'],
    ['website', 'javascript:alert(1)', 'Must be an address that begins with https:// or http://.'],
  ])('is told about its %s: %j', (field, value, message) => {
    const { error } = CommentSubmission.safeParse({ ...good, [field]: value });
    expect(error?.issues).toMatchObject([{ path: [field], message }]);
  });

  test.each([
    'a@b',
    'a@b.c',
    '@example.org',
    'a b@example.org',
    'a@example.org\nBcc: b@example.org',
    'a@example.org,b@example.org',
    '<a@example.org>',
    'a\u0000@example.org',
  ])('is refused with the address %j', (email) => {
    expect(CommentSubmission.safeParse({ ...good, email }).success).toBe(false);
  });

  test('has its address trimmed', () => {
    expect(CommentSubmission.parse({ ...good, email: ' pilot@example.org\n' }).email).toBe('pilot@example.org');
  });
});

test('no published type has a field for an email or an IP address', () => {
  const published = [domain.PublicComment, domain.Article, domain.ArticleSummary, domain.Author, domain.BylineEntry];
  for (const schema of published) expect(Object.keys(schema.shape).join(' ')).not.toMatch(/e-?mail|ip(?:Address)?\b/i);
});
