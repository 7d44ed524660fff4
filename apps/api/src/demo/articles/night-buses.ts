import { nightBusesComments } from '../comments/night-buses.ts';
import type { DemoArticle } from '../newsroom-types.ts';

export const nightBuses: DemoArticle = {
  slug: 'night-buses-survive-by-one-vote',
  title: 'Night buses survive the budget by one vote',
  dek:
    'Aldmoor’s council kept its three night routes by 31 votes to 30, at twenty past one in the morning. Nine ' +
    'members then went home on the N9.',
  authors: [{ author: 'pavlo-hrytsenko' }],
  section: 'politics',
  tags: ['Buses', 'Transport', 'Aldmoor', 'Budget'],
  sources: [{ name: 'Aldmoor council, draft minutes', url: 'https://aldmoor.example/council/minutes/budget' }],
  leadImage: {
    url: '/demo/night-bus.svg',
    alt:
      'A night bus with lit windows stands at a stop in a dark street; three passengers sit inside and a crescent ' +
      'moon hangs over the roofs.',
    caption: 'The N9 at Fellmongers’ Bridge, a little before three.',
    credit: 'Illustration: Broadsheet',
  },
  publish: { hoursAgo: 5 },
  comments: nightBusesComments,
  body: `
<p>The three night buses of Aldmoor will keep running for at least eighteen months. After seven hours of debate, the
city council struck the proposal to end them from the budget by 31 votes to 30. The chair read the result out at 1:20
in the morning, forty minutes after the last ordinary bus had left the square.</p>
<p>The finance committee had wanted to stop routes N3, N9 and N14 in April, which would have saved 2.4 million crowns
a year. They carry about 1,900 people a night. The committee’s paper called this “a modest and declining ridership”.
It has risen in four of the past five years, as the transport office pointed out in a footnote to the same paper.</p>
<p>The vote that decided it came from Hedda Brandt of the Ratepayers, whose group had promised savings and supported
the cut in committee. Last week she rode each route from end to end and wrote down who was on it.</p>
<p>“Forty-one cleaners,” she told the chamber, reading from a school exercise book. “Twenty-two people from the
hospital. Nine bakers. Two men asleep, one of whom I know. One person with a cello. I had expected students, and I had
a remark prepared about students.”</p>
<blockquote><p>“I had a remark prepared about students. I did not meet enough of them to make it.”</p><p><cite>Hedda
Brandt, councillor for Eastgate</cite></p></blockquote>
<h2>What changes</h2>
<ul>
<li>A single night fare rises from 2.20 to 2.60 crowns in April. Season tickets stay as they are.</li>
<li>The N14 leaves out the loop by the exhibition grounds, where the buses set down an average of three people a
night.</li>
<li>The N3 will wait four minutes at the hospital for the end of the late shift. It used to leave one minute before
it.</li>
<li>The transport office reports after eighteen months, with passengers counted rather than estimated.</li>
</ul>
<h2>Where the money comes from</h2>
<p>It comes from a roof. The repair of the Canal Street swimming baths, planned for this summer, moves to the year
after next. “We have kept the buses and postponed a roof,” said Anton Veld, who chairs the finance committee. “I look
forward to hearing Councillor Brandt explain that to the swimmers.”</p>
<p>Brandt said afterwards that she would do so, and that she understood the baths to be used mainly by students.</p>
<p>The Ratepayers have not said whether there will be consequences. Their leader, Carl Ostrey, noted that a free vote
is free, and that committee places are decided in June. The drivers’ union, which had brought forty members and a drum
to the public gallery, put the drum away at eleven when somebody from the second row asked it to.</p>
<p>The last of the councillors to leave was Veld himself. His car was in the multi-storey on Tanner Street, which
closes at one. He took the N9, sat at the back, and was counted.</p>
`,
};
