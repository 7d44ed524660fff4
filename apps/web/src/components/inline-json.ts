/**
 * `value` as JSON that may stand inside a `<script>` element: no `</script>` in a text can end it, and no `<!--`
 * can change how the rest of the page is read.
 */
export function toInlineJson(value: unknown): string {
  return JSON.stringify(value).replace(/</g, () => '\\u003c');
}
