import type { DemoComment } from '../newsroom-types.ts';

export const lighthouseRadioComments: readonly DemoComment[] = [
  {
    name: '양식장 김씨',
    email: 'fishfarm.kim@example.org',
    body: '맑은 날만 들린다고 쓰셨는데 흐린 날도 배 뒤쪽에 서면 들립니다. 정정 바랍니다.',
    hoursAfterPublication: 8,
    status: 'approved',
    replies: [
      {
        name: '줄다리기 청팀',
        email: 'blueteam@example.org',
        body: '우리가 이겼습니다.',
        hoursAfterPublication: 30,
        status: 'approved',
      },
    ],
  },
];
