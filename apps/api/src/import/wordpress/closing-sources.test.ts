import { describe, expect, test } from 'vitest';
import { takeClosingSources } from './closing-sources.ts';

const one = [{ name: 'harbour.example', url: 'https://harbour.example/' }];
const link = '<a href="https://harbour.example/">harbour.example</a>';

describe('a closing line that names its sources', () => {
  test.each([
    ['in a paragraph', `<p>Text.</p>\n<p>Original Source: ${link}</p>`, one],
    ['in short', `<p>Text.</p><p>Source: ${link}.</p>`, one],
    ['in emphasis', `<p>Text.</p><p><em>Source: ${link}</em></p>`, one],
    ['with a strong label', `<p>Text.</p><p><strong>Original source:</strong> ${link}</p>`, one],
    ['without a colon', `<p>Text.</p><p>Originally published by ${link}</p>`, one],
    ['in brackets', `<p>Text.</p><p>Source: [${link}]</p>`, one],
    ['after a rule', `<p>Text.</p><hr><p>Source: ${link}</p>`, one],
    ['on the last line of a paragraph', `<p>Text.<br>Source: ${link}</p>`, one],
    ['in a paragraph after its label', `<p>Text.</p><p>Source:</p><p>${link}</p>`, one],
    ['as a plain address', '<p>Text.</p><p>Source: https://harbour.example/</p>', one],
    [
      'as an address in a link',
      '<p>Text.</p><p>Source: <a href="https://www.harbour.example/a">https://www.harbour.example/a</a></p>',
      [{ name: 'harbour.example', url: 'https://www.harbour.example/a' }],
    ],
    [
      'by name and address',
      '<p>Text.</p><p>Source: The Harbour Gazette (https://harbour.example/a)</p>',
      [{ name: 'The Harbour Gazette', url: 'https://harbour.example/a' }],
    ],
    [
      'two in Ukrainian',
      `<p>Text.</p><p>Джерела: ${link} та <a href="https://b.example/x">The B</a></p>`,
      [...one, { name: 'The B', url: 'https://b.example/x' }],
    ],
    ['in Ukrainian', `<p>Text.</p><p>Джерело: ${link}</p>`, one],
    ['in Korean', `<p>Text.</p><p>출처: ${link}</p>`, one],
    ['in Arabic', `<p>Text.</p><p>المصدر: ${link}</p>`, one],
    [
      'several',
      `<p>Text.</p><p>Sources: ${link}, <a href="https://b.example/x">The B</a> and <a href="https://c.example/">C &amp; D</a></p>`,
      [...one, { name: 'The B', url: 'https://b.example/x' }, { name: 'C & D', url: 'https://c.example/' }],
    ],
  ])('%s', (_, body, sources) => {
    expect(takeClosingSources(body)).toEqual({ body: '<p>Text.</p>', sources });
  });
});

test.each([
  ['that is about something else', `<p>Text.</p><p>More at ${link}</p>`],
  ['that says more than its sources', `<p>Text.</p><p>Source: three officials whom ${link} did not name.</p>`],
  ['that names nobody with an address', '<p>Text.</p><p>Source: Reuters</p>'],
  ['that is not the last', `<p>Source: ${link}</p><p>Text.</p>`],
  ['in a list', `<p>Text.</p><ul><li>Source: ${link}</li></ul>`],
  ['with a word that only begins alike', `<p>Text.</p><p>Sourcery: ${link}</p>`],
  ['with an address that is none of the web', '<p>Text.</p><p>Source: <a href="mailto:a@b.example">a</a></p>'],
  ['of nothing', ''],
])('a line %s stays', (_, body) => {
  expect(takeClosingSources(body)).toEqual({ body, sources: [] });
});
