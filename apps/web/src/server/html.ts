import { escapeHtml } from '@broadsheet/service';

/** An element without content, such as `<meta name="…">`. Attributes that are undefined are left out. */
export function emptyElement(name: string, attributes: Readonly<Record<string, string | undefined>>): string {
  const written = Object.entries(attributes).map(([key, value]) =>
    value === undefined ? '' : ` ${key}="${escapeHtml(value)}"`,
  );
  return `<${name}${written.join('')}>`;
}
