import type { DemoComment } from '../newsroom-types.ts';

export const tramDepotOrchestraComments: readonly DemoComment[] = [
  {
    name: 'Gunnar (number 11)',
    email: 'gunnar11@example.org',
    body:
      'I would like to say that I have waited twice. Once for the slow movement of something and once because a ' +
      'harpist was standing in front of me.',
    hoursAfterPublication: 6,
    status: 'approved',
    replies: [
      {
        name: 'The harpist',
        email: 'harp@example.org',
        body: 'You try reversing one.',
        hoursAfterPublication: 11,
        status: 'approved',
      },
    ],
  },
];
