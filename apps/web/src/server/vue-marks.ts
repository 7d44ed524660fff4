// What Vue leaves in its HTML to find its way through it again. Only islands come to life; everywhere else these marks
// are bytes that every reader gets for nothing.
const marks = /<!--(?:\[|\]|)-->/g;
// An island as `IslandHost` writes it, up to its props, which stand behind it.
const islands = /(<div data-island="[^]*?<script type="application\/json">)/;

/** `html` without the marks of Vue, but for those in its islands. What readers write is escaped, and has none. */
export function withoutMarks(html: string): string {
  return html
    .split(islands)
    .map((part, index) => (index % 2 === 0 ? part.replace(marks, '') : part))
    .join('');
}
