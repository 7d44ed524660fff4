import { expect, test } from 'vitest';
import { escapeHtml } from './escape-html.ts';

test('what is escaped can neither begin an element or a reference, nor end an attribute', () => {
  expect(escapeHtml(`<b title='a' id="b">Fish & chips &amp; more</b>`)).toBe(
    '&lt;b title=&#39;a&#39; id=&quot;b&quot;&gt;Fish &amp; chips &amp;amp; more&lt;/b&gt;',
  );
});

test('everything else stays as it is', () => {
  expect(escapeHtml('Łódź 한국 `=/ \u202E')).toBe('Łódź 한국 `=/ \u202E');
});
