import type { DemoComment } from '../newsroom-types.ts';

export const marketSquareComments: readonly DemoComment[] = [
  {
    name: 'Harold Finch, ironmonger',
    email: 'finch.ironmongery@example.org',
    website: 'https://finchironmongery.example/',
    body:
      'I have kept a shop on the square for thirty-one years. Nobody carries a boiler valve to Tanner Street. They ' +
      'will drive to the retail park, where they will be sold the wrong one.',
    hoursAfterPublication: 2,
    status: 'approved',
    replies: [
      {
        name: 'Wilma K.',
        email: 'wilma.k@example.org',
        body: 'Mr Finch, a boiler valve weighs 400 grams. You sold it to me. I carried it home on a bicycle.',
        hoursAfterPublication: 3.5,
        status: 'approved',
        replies: [
          {
            name: 'Harold Finch, ironmonger',
            email: 'finch.ironmongery@example.org',
            body: 'Then take a bag of cement.',
            hoursAfterPublication: 4,
            status: 'approved',
            replies: [
              {
                name: 'Gus, stall 14',
                email: 'gus.stall14@example.org',
                body: 'Harold. You have not stocked cement since the flood.',
                hoursAfterPublication: 5.2,
                status: 'approved',
                replies: [
                  {
                    name: 'Harold Finch, ironmonger',
                    email: 'finch.ironmongery@example.org',
                    body: 'I could, if people were able to park.',
                    hoursAfterPublication: 6,
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
    name: 'Ines Duarte',
    email: 'ines.duarte@example.org',
    body:
      'My mother has a disabled badge. Twelve spaces at the flat end would suit us better than hunting for one of ' +
      'four on the cobbles, as we do now. Sixteen would be better still. Please write more about this and less about ' +
      'the organist.',
    hoursAfterPublication: 9,
    status: 'approved',
    isEditorsPick: true,
    replies: [
      {
        name: 'The organist of St Barnabas',
        email: 'organ@example.org',
        body: 'I agree with every word of this.',
        hoursAfterPublication: 20,
        status: 'approved',
      },
    ],
  },
  {
    name: 'Anonymous driver',
    email: 'driver@example.org',
    body: 'Six per cent “looking for a space, gave up”. I have never felt so seen by a table.',
    hoursAfterPublication: 26,
    status: 'approved',
  },
  {
    name: 'Vote NO',
    email: 'voteno@example.org',
    body:
      'Wake up people. First the square, then your street. Everybody who is for this should have their name on a ' +
      'list.',
    hoursAfterPublication: 30,
    status: 'rejected',
  },
];
