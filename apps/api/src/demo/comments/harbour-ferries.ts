import type { DemoComment } from '../newsroom-types.ts';

export const harbourFerriesComments: readonly DemoComment[] = [
  {
    name: 'M. Abara',
    email: 'm.abara@example.org',
    body:
      'Who pays when the spare boat is needed in two places at once? The article says who decides. It skips the ' +
      'bill.',
    hoursAfterPublication: 0.9,
    status: 'approved',
    replies: [
      {
        name: 'Clerk, retired',
        email: 'clerk.emeritus@example.org',
        body:
          'Annex B: whoever gets the boat pays the diesel, whoever does not get it pays nothing and complains. I ' +
          'wrote the first version of that annex in the third winter. The second half of the sentence was cut.',
        hoursAfterPublication: 1.7,
        status: 'approved',
        isEditorsPick: true,
        replies: [
          {
            name: 'M. Abara',
            email: 'm.abara@example.org',
            body: 'Thank you. So the town with the emergency is also the town with the invoice.',
            hoursAfterPublication: 2.1,
            status: 'approved',
            replies: [
              {
                name: 'Britta from Skarrow',
                email: 'britta.s@example.org',
                body: 'It has always been so. At least now it is printed.',
                hoursAfterPublication: 2.8,
                status: 'approved',
                replies: [
                  {
                    name: 'Clerk, retired',
                    email: 'clerk.emeritus@example.org',
                    body: 'On both sides of the paper, too. That was my contribution to the savings.',
                    hoursAfterPublication: 4.2,
                    status: 'approved',
                  },
                ],
              },
            ],
          },
        ],
      },
    ],
  },
  {
    name: 'Sunniva',
    email: 'sunniva@example.org',
    body:
      'I took the last boat of 2019. The crew shared their soup with eleven of us. Glad that somebody finally did ' +
      'the sums.',
    hoursAfterPublication: 1.2,
    status: 'approved',
    replies: [
      {
        name: 'Old Pilot',
        email: 'pilot@example.org',
        body: 'That was my crew. It was lentil.',
        hoursAfterPublication: 3.1,
        status: 'approved',
      },
    ],
  },
  {
    name: 'Per-Anders',
    email: 'peranders@example.org',
    body:
      'There are three boats, not two. I can see all three of them from my kitchen.\n\nOtherwise a fair account. The ' +
      'boiler was mended this morning.',
    hoursAfterPublication: 1.4,
    status: 'approved',
  },
  {
    name: 'Concerned of Torrowick',
    email: 'concerned@example.org',
    body: 'Ask the harbour office what happened to the snow plough money. Ask them by name. I have the name.',
    hoursAfterPublication: 6.5,
    status: 'pending',
  },
];
