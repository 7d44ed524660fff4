import { Language, toSlug } from '@broadsheet/domain';
import { cutLine, toPlainLine } from './html-text.ts';
import type { ImportedTerm } from './imported.ts';
import { decodePercent } from '../../addresses/percent-encoding.ts';
import type { WxrItemTerm, WxrTerm } from './wxr.ts';

const maxNameLength = 80;

/** A category or a tag of the site, or undefined where it has no name. */
export function toImportedTerm({ slug, name }: Pick<WxrTerm, 'slug' | 'name'>): ImportedTerm | undefined {
  const readable = cutLine(toPlainLine(name), maxNameLength);
  const written = decodePercent(slug);
  const usable = toSlug(written) ?? toSlug(readable);
  if (usable === undefined) return undefined;
  return { slug: usable, name: readable === '' ? written : readable };
}

/** The first category of an item, and what else it is about. “Uncategorized” counts where it stands alone. */
export function sortTerms(terms: readonly WxrItemTerm[]): { section: ImportedTerm | undefined; tags: ImportedTerm[] } {
  const named = withoutRepeats(terms.filter(({ taxonomy }) => taxonomy === 'category' || taxonomy === 'post_tag'));
  const categories = named.filter(({ taxonomy }) => taxonomy === 'category');
  const chosen = categories.find(({ term }) => !isUncategorised(term)) ?? categories[0];
  const others = named.filter(
    (each) => each !== chosen && !(each.taxonomy === 'category' && isUncategorised(each.term)),
  );
  const tags = new Map(others.map(({ term }) => [term.slug, term]));
  return { section: chosen?.term, tags: [...tags.values()] };
}

/** The language that a translation plugin gave the item, else the site's. */
export function languageOf(terms: readonly WxrItemTerm[], siteLanguage: string): string | undefined {
  const own = terms.find(({ taxonomy }) => taxonomy === 'language')?.slug;
  return [own, siteLanguage]
    .map((tag) => Language.safeParse((tag ?? '').replaceAll('_', '-')).data)
    .find((tag) => tag !== undefined);
}

// Old exports name each term twice, once without its slug.
function withoutRepeats(terms: readonly WxrItemTerm[]): { taxonomy: string; term: ImportedTerm }[] {
  const hasSlugs = terms.some(({ slug }) => slug !== '');
  return terms
    .filter(({ slug }) => slug !== '' || !hasSlugs)
    .flatMap((each) => {
      const term = toImportedTerm(each);
      return term === undefined ? [] : [{ taxonomy: each.taxonomy, term }];
    });
}

function isUncategorised({ slug }: ImportedTerm): boolean {
  return /^uncategori[sz]ed(?:-\d+)?$/.test(slug);
}
