import type { DemoSection } from './newsroom-types.ts';

/** The parts of the demo newspaper, in the order of the navigation. */
export const sections: readonly DemoSection[] = [
  {
    slug: 'world',
    name: 'World',
    description: 'Harbours, borders, clock towers and the people who keep them going.',
    position: 1,
  },
  {
    slug: 'politics',
    name: 'Politics',
    description: 'What was decided, by how many votes, and who missed the last bus home.',
    position: 2,
  },
  {
    slug: 'business',
    name: 'Business',
    description: 'Mills, markets and the price of things, weighed twice.',
    position: 3,
  },
  {
    slug: 'science',
    name: 'Science',
    description: 'Findings and how they were found, with the size of the sample.',
    position: 4,
  },
  {
    slug: 'climate',
    name: 'Climate',
    description: 'Water, weather and what is being done about them.',
    position: 5,
  },
  {
    slug: 'culture',
    name: 'Culture',
    description: 'Music, books, radio, small museums and large sheds.',
    position: 6,
  },
  {
    slug: 'sport',
    name: 'Sport',
    description: 'Results, tides and the second half.',
    position: 7,
  },
  {
    slug: 'opinion',
    name: 'Opinion',
    description: 'Arguments, signed. They are their authors’ own.',
    position: 8,
  },
];
