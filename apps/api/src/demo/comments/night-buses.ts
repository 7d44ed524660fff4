import type { DemoComment } from '../newsroom-types.ts';

export const nightBusesComments: readonly DemoComment[] = [
  {
    name: 'Theatre nurse',
    email: 'nights@example.org',
    body:
      'The N3 used to leave one minute before the end of the late shift. For eleven years I have watched its tail ' +
      'lights. Four minutes! I may cry at the stop.',
    hoursAfterPublication: 0.7,
    status: 'approved',
    replies: [
      {
        name: 'N3 driver',
        email: 'n3@example.org',
        body: 'We saw you in the mirror. We were not allowed. See you in April.',
        hoursAfterPublication: 2.2,
        status: 'approved',
      },
    ],
  },
  {
    name: 'Lane four',
    email: 'lanefour@example.org',
    body:
      'Speaking for the swimmers: there is a bucket under the leak and it is emptied on the hour. We can stand it ' +
      'for two more years. We are not students. The youngest of us is fifty-eight.',
    hoursAfterPublication: 1.6,
    status: 'approved',
  },
  {
    name: 'Cello',
    email: 'cello@example.org',
    body:
      'I believe that I am the person with the cello. Could the councillor be asked not to call it luggage next ' +
      'time?',
    hoursAfterPublication: 3.9,
    status: 'pending',
  },
];
