// Changes tags of HTML that the API has sanitised and written out: no `<` in texts, all values in double quotes.

/** A tag as it stands in the HTML. */
export interface HtmlTag {
  /** All of it, from `<` to `>`. */
  readonly text: string;
  /** In lower case. */
  readonly name: string;
  readonly isClosing: boolean;
}

// A tag is matched with its quoted values, so that nothing in a value (`alt="<table>"`) is taken for a tag.
const tags = /<(\/?)([a-z][a-z0-9]*)((?:[^"<>]|"[^"]*")*)>/g;

/** `html` with each tag as `replace` wants it. */
export function replaceTags(html: string, replace: (tag: HtmlTag) => string): string {
  return html.replace(tags, (text, slash: string, name: string) => replace({ text, name, isClosing: slash !== '' }));
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
