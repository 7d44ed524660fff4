import type { DemoComment } from '../newsroom-types.ts';

export const closeTheSquareComments: readonly DemoComment[] = [
  {
    name: 'Resident of Wend',
    email: 'wend@example.org',
    body:
      'The square in Wend is not steep. The approach to the square is steep. On the square itself a marble stays ' +
      'where it is put, within reason.',
    hoursAfterPublication: 10,
    status: 'approved',
    replies: [
      {
        name: 'Yuna Seo',
        email: 'yuna@example.org',
        body: 'I will come back with a marble. Thank you for reading as far as the hill.',
        hoursAfterPublication: 13,
        status: 'approved',
      },
    ],
  },
];
