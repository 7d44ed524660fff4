// Which story stands where on the front page. Pure: the newest list in, the page out.
import type { ArticleSummary, SectionReference } from '@broadsheet/domain';

/** The stories of one section below the fold. `section` is null for those that stand in none. */
export interface Shelf {
  readonly section: Pick<SectionReference, 'slug' | 'name'> | null;
  readonly stories: readonly ArticleSummary[];
  /** Whether it takes the whole width; the others stand in pairs. */
  readonly isWide: boolean;
}

/** The front page. No story stands in it twice, except among the most discussed. */
export interface FrontLayout {
  readonly lead: ArticleSummary | null;
  readonly seconds: readonly ArticleSummary[];
  /** Without pictures. */
  readonly thirds: readonly ArticleSummary[];
  readonly briefs: readonly ArticleSummary[];
  readonly mostDiscussed: readonly ArticleSummary[];
  readonly shelves: readonly Shelf[];
}

const leadCandidates = 4;
const secondCount = 3;
const thirdCount = 3;
const briefCount = 5;
const discussedCount = 5;
const shelfLength = 4;
const wideFrom = 3;

/** Lays out `stories`, the newest first, with shelves in the order of `sections`. */
export function layOutFront(
  stories: readonly ArticleSummary[],
  sections: readonly { readonly slug: string; readonly name: string }[],
): FrontLayout {
  // The lead is the newest story, unless one that is nearly as new has a picture to carry the page.
  const lead = stories.slice(0, leadCandidates).find(({ leadImage }) => leadImage) ?? stories[0] ?? null;
  const rest = stories.filter((story) => story !== lead);
  const [seconds, afterSeconds] = cut(rest, secondCount);
  const [thirds, afterThirds] = cut(afterSeconds, thirdCount);
  const [briefs, others] = cut(afterThirds, briefCount);
  return { lead, seconds, thirds, briefs, mostDiscussed: mostDiscussed(stories), shelves: shelve(others, sections) };
}

function cut<Item>(items: readonly Item[], count: number): [readonly Item[], readonly Item[]] {
  return [items.slice(0, count), items.slice(count)];
}

function mostDiscussed(stories: readonly ArticleSummary[]): readonly ArticleSummary[] {
  const discussed = stories.filter(({ commentCount }) => commentCount > 0);
  return discussed.sort((one, other) => other.commentCount - one.commentCount).slice(0, discussedCount);
}

function shelve(
  stories: readonly ArticleSummary[],
  sections: readonly { readonly slug: string; readonly name: string }[],
): readonly Shelf[] {
  const bySection = Map.groupBy(stories, ({ section }) => section?.slug);
  const shelves = [...sections, null]
    .map((section) => ({ section, stories: bySection.get(section?.slug)?.slice(0, shelfLength) ?? [] }))
    .filter((shelf) => shelf.stories.length > 0);
  const narrow = shelves.filter((shelf) => shelf.stories.length < wideFrom);
  const unpaired = narrow.length % 2 === 1 ? narrow.at(-1) : undefined;
  return shelves.map((shelf) => ({ ...shelf, isWide: shelf === unpaired || !narrow.includes(shelf) }));
}
