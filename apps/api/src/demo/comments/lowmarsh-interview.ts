import type { DemoComment } from '../newsroom-types.ts';

export const lowmarshInterviewComments: readonly DemoComment[] = [
  {
    name: 'Weir Street, No. 8',
    email: 'weirstreet8@example.org',
    body: 'I am the man with the cellar. The good ladder had been behind the bad ladder.',
    hoursAfterPublication: 12,
    status: 'approved',
    replies: [
      {
        name: 'T. Garrick',
        email: 'garrick@example.org',
        body: 'They are Galloways, since people ask. They do not mind getting their feet wet, and neither do I by now.',
        hoursAfterPublication: 31,
        status: 'approved',
      },
    ],
  },
];
