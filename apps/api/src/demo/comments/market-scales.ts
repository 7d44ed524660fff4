import type { DemoComment } from '../newsroom-types.ts';

export const marketScalesComments: readonly DemoComment[] = [
  {
    name: 'صاحب القطّة',
    email: 'cat.owner@example.org',
    body: 'خمسة كيلوغرامات ومئتا غرام. كان الطبيب قد قال أربعة ونصفًا، وأنا أصدّق النحاس.',
    hoursAfterPublication: 6,
    status: 'approved',
    replies: [
      {
        name: 'رنا',
        email: 'rana@example.org',
        body: 'وهل وزنتها قبل السوق أم بعد المرور ببسطة السمك؟',
        hoursAfterPublication: 9,
        status: 'approved',
      },
    ],
  },
];
