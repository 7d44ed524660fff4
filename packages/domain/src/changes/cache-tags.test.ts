import { describe, expect, test } from 'vitest';
import { tagsOfArticle, tagsOfChange } from './cache-tags.ts';

describe('the tags of a change', () => {
  test('of an article hold the lists that it may stand in', () => {
    const subjects = ['article:1', 'section:2'];
    expect(tagsOfChange({ type: 'article.published', subjects })).toEqual([...subjects, 'articles']);
  });

  test('of a comment hold no list of articles', () => {
    const subjects = ['article:1', 'comment:3'];
    expect(tagsOfChange({ type: 'comment.spam', subjects })).toEqual([...subjects, 'comments']);
  });

  test('of the settings of discussions are those of all discussions', () => {
    expect(tagsOfChange({ type: 'discussion.configured', subjects: [] })).toEqual(['discussions']);
  });
});

test('the tags of an article name it and everything that it names', () => {
  const article = { id: '1', authors: [{ id: '2' }, { id: '3' }], section: { id: '4' }, tags: [{ id: '5' }] };
  expect(tagsOfArticle(article)).toEqual(['article:1', 'author:2', 'author:3', 'section:4', 'tag:5']);
  expect(tagsOfArticle({ ...article, section: null })).not.toContain('section:4');
});
