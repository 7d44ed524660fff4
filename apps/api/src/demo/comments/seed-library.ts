import type { DemoComment } from '../newsroom-types.ts';

export const seedLibraryComments: readonly DemoComment[] = [
  {
    name: 'J. Mallory',
    email: 'j.mallory@example.org',
    body: 'I am the man with the leeks. They have flowered. I will bring them on Tuesday. Please do not make a fuss.',
    hoursAfterPublication: 3,
    status: 'approved',
    replies: [
      {
        name: 'Dorte Lindqvist',
        email: 'dorte@example.org',
        website: 'https://hollingreen.example/',
        body: 'There will be cake. It is not a fuss. It was going to be cake anyway.',
        hoursAfterPublication: 4.5,
        status: 'approved',
      },
    ],
  },
  {
    name: 'Allotment 31',
    email: 'allotment31@example.org',
    body:
      'For the record, it was my gourd. I was told at the time that squashes do not cross over a hedge. Bees, it ' +
      'turns out, had not been told.',
    hoursAfterPublication: 7,
    status: 'approved',
  },
  {
    name: 'BEST SEEDS 4 U',
    email: 'offers@example.org',
    website: 'https://cheap-seeds.example/deal',
    body:
      'Great article!! For giant pumpkin seeds at 90% off visit https://cheap-seeds.example/deal and ' +
      'https://cheap-seeds.example/vip today',
    hoursAfterPublication: 8,
    status: 'spam',
  },
];
