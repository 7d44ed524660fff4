import type { DemoComment } from '../newsroom-types.ts';

export const tidalPitchComments: readonly DemoComment[] = [
  {
    name: 'Vale till I drown',
    email: 'vale@example.org',
    body:
      'Two–one up and attacking into the sea. Seventy miles in a minibus. I had to throw my shoes away. Same again ' +
      'next year.',
    hoursAfterPublication: 5,
    status: 'approved',
  },
  {
    name: 'K. Osterhout',
    email: 'osterhout@example.org',
    body:
      'My grandfather was mate of the trawler that kept the ball. It is on the wardrobe in Torrowick and you cannot ' +
      'have it. We were 3–0 up.',
    hoursAfterPublication: 19,
    status: 'approved',
  },
];
