// How much of an article a list shows, by the place it has there.

/** Where in a list a story stands. */
export type StoryLayout = 'lead' | 'second' | 'third' | 'brief' | 'feature' | 'item' | 'river' | 'related';

/** The parts that a story has beside its headline. */
export type StoryPart = 'art' | 'section' | 'dek' | 'excerpt' | 'authors' | 'date' | 'comments';

export const storyLayouts: Readonly<Record<StoryLayout, readonly StoryPart[]>> = {
  lead: ['art', 'section', 'dek', 'excerpt', 'authors', 'date', 'comments'],
  second: ['art', 'section', 'dek', 'authors', 'comments'],
  third: ['section', 'dek', 'authors', 'comments'],
  brief: ['section', 'date'],
  feature: ['art', 'dek', 'authors', 'comments'],
  item: ['authors', 'comments'],
  river: ['art', 'section', 'dek', 'authors', 'date', 'comments'],
  related: ['art', 'date'],
};
