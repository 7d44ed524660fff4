import { Id } from '@broadsheet/domain';

/** The column that `idOrSlug` is looked up in, and its value there. No slug looks like an id. */
export function toLookup(idOrSlug: string): { column: 'id' | 'slug'; value: string } {
  const id = Id.safeParse(idOrSlug);
  return id.success ? { column: 'id', value: id.data } : { column: 'slug', value: idOrSlug.normalize('NFC') };
}
