import { expect, test } from 'vitest';
import { withoutMarks } from './vue-marks.ts';

test('marks go where nothing comes to life, and stay where something does', () => {
  const island = '<div data-island="Form"><form><!--[--><p>Hi</p><!--]--><!----></form></div>';
  const props = '<script type="application/json">{"a":1}</script>';
  const html = `<p><!--[-->One<!--]--></p><!---->${island}${props}<ul><!--[--><li></li><!--]--></ul><!-- A note -->`;
  expect(withoutMarks(html)).toBe(`<p>One</p>${island}${props}<ul><li></li></ul><!-- A note -->`);
});
