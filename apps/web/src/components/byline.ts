// How a byline reads: "By A and B", "Reported by A, translated by B".
import { listSigners, type BylineEntry } from '@broadsheet/domain';

/** A piece of a byline: words, or a name that leads to its author. */
export type BylinePart =
  | { readonly kind: 'words'; readonly text: string }
  | { readonly kind: 'author'; readonly entry: BylineEntry };

/** The byline in pieces. Those who did the same are named together, and the first word has a capital letter. */
export function toByline(entries: readonly BylineEntry[], language: string): readonly BylinePart[] {
  return sameRoles(entries).flatMap(({ role, names }, index) => {
    const words = index === 0 ? capitalise(role ?? 'by', language) : `, ${role ?? 'by'}`;
    return [{ kind: 'words', text: `${words} ` } as const, ...joinNames(names, language)];
  });
}

/** The names alone, in byline order: "A, B and C". */
export function toNames(entries: readonly BylineEntry[], language: string): string {
  return listFormat(language).format(listSigners(entries).map(({ name }) => name));
}

function sameRoles(entries: readonly BylineEntry[]): { role: string | null; names: BylineEntry[] }[] {
  const groups: { role: string | null; names: BylineEntry[] }[] = [];
  for (const entry of entries) {
    const last = groups.at(-1);
    if (last?.role === entry.role) last.names.push(entry);
    else groups.push({ role: entry.role, names: [entry] });
  }
  return groups;
}

function joinNames(names: readonly BylineEntry[], language: string): BylinePart[] {
  const rest = [...names];
  return listFormat(language)
    .formatToParts(names.map(({ name }) => name))
    .flatMap(({ type, value }): BylinePart[] => {
      const entry = type === 'element' ? rest.shift() : undefined;
      return [entry ? { kind: 'author', entry } : { kind: 'words', text: value }];
    });
}

const listFormats = new Map<string, Intl.ListFormat>();

function listFormat(language: string): Intl.ListFormat {
  let found = listFormats.get(language);
  if (!found) listFormats.set(language, (found = new Intl.ListFormat(language)));
  return found;
}

function capitalise(text: string, language: string): string {
  const [first = '', ...rest] = text;
  return first.toLocaleUpperCase(language) + rest.join('');
}
