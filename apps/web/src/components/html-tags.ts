// Changes tags of HTML that the API has sanitised and written out: no `<` in texts, all values in double quotes.

/** A tag as it stands in the HTML. */
export interface HtmlTag {
  /** All of it, from `<` to `>`. */
  readonly text: string;
  /** In lower case. */
  readonly name: string;
  readonly isClosing: boolean;
  /** Where it begins, in UTF-16 units. */
  readonly start: number;
}

// A tag is matched with its quoted values, so that nothing in a value (`alt="<table>"`) is taken for a tag.
const tags = /<(\/?)([a-z][a-z0-9]*)((?:[^"<>]|"[^"]*")*)>/g;

/** The tags of `html`, in their order. */
export function listTags(html: string): HtmlTag[] {
  return [...html.matchAll(tags)].map(({ 0: text, 1: slash, 2: name = '', index }) => ({
    text,
    name,
    isClosing: slash === '/',
    start: index,
  }));
}

/** `html` with each tag as `replace` wants it. */
export function replaceTags(html: string, replace: (tag: HtmlTag) => string): string {
  let done = 0;
  let replaced = '';
  for (const tag of listTags(html)) {
    replaced += html.slice(done, tag.start) + replace(tag);
    done = tag.start + tag.text.length;
  }
  return replaced + html.slice(done);
}

/** `tag` with the values of those of its attributes that `names` has as `replace` wants them. Values stay escaped. */
export function replaceAttributes(
  tag: string,
  names: ReadonlySet<string>,
  replace: (value: string, name: string) => string,
): string {
  return tag.replace(/ ([a-z-]+)="([^"]*)"/g, (attribute, name: string, value: string) =>
    names.has(name) ? ` ${name}="${replace(value, name).replaceAll('"', '&quot;')}"` : attribute,
  );
}
