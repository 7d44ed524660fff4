import { paperMillComments } from '../comments/paper-mill.ts';
import type { DemoArticle } from '../newsroom-types.ts';

export const paperMill: DemoArticle = {
  slug: 'paper-mill-bets-on-envelopes',
  title: 'Paper mill bets its future on envelopes',
  dek:
    'Hallbeck has stopped its last newsprint machine and borrowed 31 million crowns to fold things. Its customers ' +
    'are voters, patients and gardeners.',
  authors: [{ author: 'tomas-okoro' }],
  section: 'business',
  tags: ['Paper', 'Industry', 'Small towns'],
  sources: [{ name: 'Hallbeck Mills, annual report, note 22', url: 'https://hallbeckmills.example/annual-report' }],
  leadImage: {
    url: '/demo/envelopes.svg',
    alt:
      'A brick mill with two chimneys beside a river; out of its gate runs a long line of envelopes like a paper ' +
      'road.',
    caption: 'Hallbeck Mills on the Vesser. The left-hand chimney has not been needed since March.',
    credit: 'Illustration: Broadsheet',
  },
  publish: { hoursAgo: 31 },
  comments: paperMillComments,
  body: `
<p>In the canteen at Hallbeck Mills there is a chart on which the foremen used to write the tonnes of newsprint made
each day. It has been turned to the wall. The new one beside it counts envelopes, and yesterday’s figure was
1,912,400.</p>
<p>The mill on the river Vesser made paper for newspapers for 138 years, this one among them until March. Then it shut
the last of its newsprint machines, which the crew called Gertrude, and borrowed 31 million crowns from the regional
bank to buy three folding lines. Of its 212 employees, 187 are still there.</p>
<p>“People tell me that the letter is dead,” says Marit Osgood, the managing director. “It has been dying for thirty
years, and every year of the thirty somebody has had to wrap it.”</p>
<table>
<caption>What Hallbeck Mills sold</caption>
<thead><tr><th scope="col">Year</th><th scope="col">Newsprint, tonnes</th><th scope="col">Envelopes, millions</th><th
scope="col">Result, million crowns</th></tr></thead>
<tbody>
<tr><th scope="row">Five years ago</th><td>61,000</td><td>40</td><td>−4.2</td></tr>
<tr><th scope="row">Three years ago</th><td>38,500</td><td>95</td><td>−9.8</td></tr>
<tr><th scope="row">Last year</th><td>17,200</td><td>310</td><td>−1.1</td></tr>
<tr><th scope="row">This year, forecast</th><td>3,900</td><td>520</td><td>+2.0</td></tr>
</tbody>
</table>
<h2>Things that must not be emailed</h2>
<p>Osgood’s list of customers is a list of what people still do not trust to a screen. The electoral office has
ordered 18 million ballot envelopes, which must be opaque under a lamp of a stated strength. Hospitals buy padded
returns for samples. Seed merchants, and one <a href="/articles/library-that-lends-seeds">seed library</a>, buy a
small brown packet with a flap that can be opened and shut a dozen times.</p>
<p>Margins are highest on the window envelope. Hallbeck’s has a pane of clear paper in place of plastic film, so that
the whole thing can be recycled without being torn in two, and the mill holds the patent. A folding line turns out
1,100 of them a minute. It takes two people to run, both of whom used to watch Gertrude, who needed nine.</p>
<p>And somebody has to taste the gum. It is made of potato starch and should have no flavour, which no instrument can
confirm. Six volunteers from all departments lick test strips on the first Wednesday of the month. An agreement with
the union limits them to forty strips a sitting and entitles them to biscuits.</p>
<h2>What could go wrong</h2>
<p>Note 22 of the annual report, which is on page 71, says that a single customer accounts for 29 per cent of this
year’s orders. That is the electoral office, and elections have the drawback of ending. Without them, the forecast
profit becomes a loss of about three million.</p>
<p>The loan falls due in six years. “They have swapped a customer that was disappearing for one that comes and goes,”
says Lena Fairweather, who follows the industry for the credit insurer Tollgate. She rates the mill’s debt two steps
above the point at which she would stop sleeping. A year ago it was one.</p>
<p>Osgood does not dispute the page. She points out that two regions vote next year and three the year after, that a
recount is good for business, and that hospitals do not go into recess.</p>
<p>Gertrude is for sale. There has been one enquiry, from a museum, which would like her to be cleaned first and has
no door wide enough. Until it does, she stands where she stood. The crew has hung its coats on her.</p>
`,
};
