import type { DemoComment } from '../newsroom-types.ts';

export const timetableIsAPromiseComments: readonly DemoComment[] = [
  {
    name: 'Purser, the Margit',
    email: 'purser@example.org',
    body: 'Give me the telephone.',
    hoursAfterPublication: 0.8,
    status: 'approved',
    replies: [
      {
        name: 'Ragnhild O.',
        email: 'ragnhild.o@example.org',
        body: 'She should have had it in 2015. She used to shout to the bus from the gangway, and it worked.',
        hoursAfterPublication: 2.5,
        status: 'approved',
      },
    ],
  },
];
