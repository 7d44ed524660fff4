import { marketSquareComments } from '../comments/market-square.ts';
import type { DemoArticle } from '../newsroom-types.ts';

export const marketSquare: DemoArticle = {
  slug: 'should-the-market-square-close-to-cars',
  title: 'Should the market square close to cars at weekends?',
  dek:
    'Aldmoor votes on it in three weeks. What is on the ballot, who wants it, what it costs, and where the 118 cars ' +
    'would go.',
  authors: [{ author: 'tomas-okoro' }],
  section: 'politics',
  tags: ['Market square', 'Transport', 'Aldmoor'],
  sources: [
    { name: 'Aldmoor transport office, parking survey', url: 'https://aldmoor.example/transport/parking-survey' },
    { name: 'Market Traders’ Association, submission', url: 'https://squaretraders.example/submission' },
  ],
  leadImage: {
    url: '/demo/market-square.svg',
    alt: 'A market square seen from above: striped stalls fill one half, and parked cars in tidy rows fill the other.',
    caption: 'The square on a Saturday: stalls on the north side, 118 parking spaces on the south.',
    credit: 'Illustration: Broadsheet',
  },
  commentPolicy: 'premoderated',
  publish: { daysAgo: 3 },
  comments: marketSquareComments,
  body: `
<p>For most of its life the market square of Aldmoor held cattle. Cars replaced them in 1958, by a resolution of two
lines, as a trial. In three weeks the city votes on whether to end the trial on Saturdays and Sundays. Here is what
there is to know beforehand.</p>
<h2>What exactly is proposed?</h2>
<p>From six on Saturday morning until midnight on Sunday, no private cars on the square itself. The street along its
east side stays open to buses, taxis and deliveries. The 118 parking spaces would be out of use for two days a week,
and weekday parking would not change. The ballot asks for a trial of two years, this time with an end written into
it.</p>
<h2>Who is for it, and who is against?</h2>
<ul>
<li><strong>For:</strong> the transport office, both churches on the square, the parents’ associations of four
schools, and the stallholders, by 61 votes to 9.</li>
<li><strong>Against:</strong> the Market Traders’ Association, which in spite of its name represents the shops around
the square and not the stalls on it; the Ratepayers; and the organist of St Barnabas, who carries his own pedals.</li>
<li><strong>Undecided:</strong> the fire brigade, which wants the bollards to be of a kind that a fireman can
lift.</li>
</ul>
<h2>How many people park there?</h2>
<p>The transport office counted for six weekends in the autumn. On Saturdays 743 cars used the 118 spaces, each for an
average of 71 minutes. Students with clipboards asked every fifth driver where they were going.</p>
<table>
<caption>Where Saturday’s drivers were going</caption>
<thead><tr><th scope="col">Destination</th><th scope="col">Share</th></tr></thead>
<tbody>
<tr><th scope="row">Shops on the square</th><td>34 %</td></tr>
<tr><th scope="row">The market stalls</th><td>21 %</td></tr>
<tr><th scope="row">Somewhere else in the old town</th><td>30 %</td></tr>
<tr><th scope="row">Dropping somebody off</th><td>9 %</td></tr>
<tr><th scope="row">Looking for a space, gave up</th><td>6 %</td></tr>
</tbody>
</table>
<p>The shops read the first line of that table and the stallholders the third. On the same Saturdays, about 9,300
people crossed the square on foot.</p>
<h2>Where would the cars go?</h2>
<p>The multi-storey on Tanner Street has 420 spaces, is four minutes away on foot, and was never more than 68 per cent
full during the count. It shuts at one in the morning, which has caught out at least one <a
href="/articles/night-buses-survive-by-one-vote">senior politician</a>. People with a disabled badge keep twelve
spaces, moved to the flat end by the library. Their council asked for sixteen.</p>
<h2>What does it cost?</h2>
<p>Eleven bollards, signs and a part-time warden come to 86,000 crowns in the first year and 31,000 a year after that.
The city would lose about 104,000 a year in weekend parking fees, and hopes to get a third of it back on Tanner
Street. There is also a credit. The square’s paving has to be relaid every nine years because of the cars. The city
engineer thinks that five days of cars out of seven might make it eleven.</p>
<h2>What happened in other towns?</h2>
<p>It depends on which towns one asks, and both sides have asked only their own. A comparison that includes all eleven
towns of the region that have tried it exists; Yuna Seo <a href="/articles/close-the-square-open-the-shops">draws her
own conclusions from it</a> in the opinion pages.</p>
<h2>Is the vote binding?</h2>
<p>If at least a quarter of the electorate takes part, yes. In the last three local ballots the turnout was 31, 24 and
52 per cent. The 52 was about dogs.</p>
`,
};
