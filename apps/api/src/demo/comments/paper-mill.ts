import type { DemoComment } from '../newsroom-types.ts';

export const paperMillComments: readonly DemoComment[] = [
  {
    name: 'Former reel hand',
    email: 'reelhand@example.org',
    body:
      'Nineteen years on Gertrude. She ran best in thunderstorms and nobody ever found out why. My coat is the green ' +
      'one, third from the left.',
    hoursAfterPublication: 8,
    status: 'approved',
  },
  {
    name: 'Gum taster no. 4',
    email: 'taster4@example.org',
    body: 'It tastes very slightly of Wednesdays. I have said so on the form every month.',
    hoursAfterPublication: 12,
    status: 'approved',
  },
];
