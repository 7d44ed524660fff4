import type { DemoComment } from '../newsroom-types.ts';

export const towerClockComments: readonly DemoComment[] = [
  {
    name: 'Пасажирка електрички 6:42',
    email: 'elektrychka642@example.org',
    body: 'Того ранку нас на пероні лишилося четверо. Провідниця питала, чи не свято.',
    hoursAfterPublication: 2,
    status: 'approved',
    replies: [
      {
        name: 'Роман С., учитель',
        email: 'stelmakh@example.org',
        body: 'Я прийшов вчасно. Це було дуже самотньо.',
        hoursAfterPublication: 5,
        status: 'approved',
      },
    ],
  },
  {
    name: 'Ганна',
    email: 'hanna@example.org',
    body: 'А як бути 29 лютого?',
    hoursAfterPublication: 15,
    status: 'pending',
  },
];
