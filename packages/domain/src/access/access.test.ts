import { describe, expect, test } from 'vitest';
import {
  isPermitted,
  isPermittedAtAll,
  mayGrant,
  maySeeArticle,
  missingScope,
  reachOf,
  rightsOfRoles,
  type Holder,
} from './access.ts';
import { ArticleStatus } from '../news/publishing.ts';
import { allRoles, type Role } from './role.ts';
import { allScopes, type Scope } from './scope.ts';

const user = (role: Role): Holder => ({ user: { id: 'me', role } });
const key = (...scopes: Scope[]): Holder => ({ scopes: new Set(scopes) });
const allStatuses = ArticleStatus.options;
const statusesWhere = (holder: Holder, scope: Scope, ownerId: string | null) =>
  allStatuses.filter((status) => isPermitted(holder, scope, { ownerId, status }));

// As the newsroom was told. Read it beside `rightsOfRoles`, which must say the same.
const told = `
                    draft-reader  contributor  author  editor  moderator  admin
  drafts:read       all           own          own     all     none       all
  articles:write    none          own-drafts   own     all     none       all
  articles:publish  none          none         own     all     none       all
  authors:write     none          none         none    all     none       all
  sections:write    none          none         none    all     none       all
  comments:moderate none          none         none    all     all        all
  comments:configure none         none         none    all     none       all
  keys:manage       none          none         none    none    none       all
  users:manage      none          none         none    none    none       all
  webhooks:manage   none          none         none    none    none       all
  newsroom:export   none          none         none    none    none       all
`;

describe('the table of rights', () => {
  const [heads = [], ...rows] = told
    .trim()
    .split('\n')
    .map((line) => line.trim().split(/\s+/));

  test('names every role and every action', () => {
    expect(heads).toEqual([...allRoles]);
    expect(rows.map(([scope]) => scope)).toEqual([...allScopes]);
  });

  test.each(allRoles)('says for every action how far the right of a %s reaches', (role) => {
    const expected = rows.map(([scope, ...reaches]) => `${scope} ${reaches[heads.indexOf(role)]}`);
    expect(allScopes.map((scope) => `${scope} ${reachOf(user(role), scope)}`)).toEqual(expected);
  });

  test('has nothing that no role may do', () => {
    for (const scope of allScopes) expect(Object.values(rightsOfRoles).some((rights) => scope in rights)).toBe(true);
  });
});

describe('a contributor', () => {
  test('changes their own drafts as long as they are drafts', () => {
    expect(statusesWhere(user('contributor'), 'articles:write', 'me')).toEqual(['draft']);
  });

  test('reads what they wrote in every state, and of others only what everybody reads', () => {
    expect(allStatuses.filter((status) => maySeeArticle(user('contributor'), { ownerId: 'me', status }))).toEqual([
      ...allStatuses,
    ]);
    for (const ownerId of ['another', null]) {
      expect(allStatuses.filter((status) => maySeeArticle(user('contributor'), { ownerId, status }))).toEqual([
        'published',
      ]);
    }
  });

  test('publishes nothing', () => {
    expect(statusesWhere(user('contributor'), 'articles:publish', 'me')).toEqual([]);
  });
});

describe('an author', () => {
  test('writes and publishes what is their own, and nothing of others or of nobody', () => {
    for (const scope of ['articles:write', 'articles:publish'] as const) {
      expect(statusesWhere(user('author'), scope, 'me')).toEqual([...allStatuses]);
      expect(statusesWhere(user('author'), scope, 'another')).toEqual([]);
      expect(statusesWhere(user('author'), scope, null)).toEqual([]);
    }
  });
});

describe('a key', () => {
  test('is good for its scopes, whoever made what it is about', () => {
    expect(statusesWhere(key('articles:write', 'articles:publish'), 'articles:write', 'another')).toEqual([
      ...allStatuses,
    ]);
    expect(isPermittedAtAll(key('drafts:read'), 'articles:write')).toBe(false);
  });

  test('that may not publish does not change what readers see, or will see unasked', () => {
    expect(statusesWhere(key('articles:write'), 'articles:write', null)).toEqual(['draft', 'in-review', 'withdrawn']);
    const published = { ownerId: null, status: 'published' } as const;
    expect(missingScope(key('articles:write'), 'articles:write', published)).toBe('articles:publish');
    expect(missingScope(key(), 'articles:write', published)).toBe('articles:write');
  });
});

test('a right to what is one’s own is none to everything', () => {
  expect(isPermitted(user('author'), 'drafts:read')).toBe(false);
  expect(isPermittedAtAll(user('author'), 'drafts:read')).toBe(true);
  expect(isPermitted(user('editor'), 'drafts:read')).toBe(true);
});

describe('granting', () => {
  test('an admin grants everything, a key what it has itself', () => {
    expect(mayGrant(user('admin'), { scopes: allScopes })).toBe(true);
    for (const role of allRoles) expect(mayGrant(user('admin'), { role })).toBe(true);
    expect(mayGrant(key('keys:manage', 'drafts:read'), { scopes: ['drafts:read'] })).toBe(true);
    expect(mayGrant(key('keys:manage'), { scopes: ['drafts:read'] })).toBe(false);
  });

  test('nobody makes somebody who may do more than they may', () => {
    expect(mayGrant(key('users:manage'), { role: 'draft-reader' })).toBe(false);
    expect(mayGrant(key('users:manage', 'drafts:read', 'articles:write'), { role: 'contributor' })).toBe(true);
    expect(mayGrant(user('author'), { role: 'contributor' })).toBe(true);
    expect(mayGrant(user('contributor'), { role: 'author' })).toBe(false);
  });
});
