import { harbourFerriesComments } from '../comments/harbour-ferries.ts';
import type { DemoArticle } from '../newsroom-types.ts';

export const harbourFerries: DemoArticle = {
  slug: 'harbour-towns-share-ferries',
  title: 'Harbour towns agree to share the last cold-water ferries',
  dek:
    'Three councils that have argued for nine winters signed a timetable last night. The boats will sail again next ' +
    'week, if the ice allows.',
  authors: [{ author: 'ilse-marrow' }, { author: 'tomas-okoro' }],
  section: 'world',
  tags: ['Ferries', 'Transport', 'Winter', 'The Sound'],
  sources: [
    { name: 'Harbour Gazette', url: 'https://harbourgazette.example/ferries' },
    { name: 'Torrowick harbour office, joint winter study', url: 'https://torrowick.example/harbour/winter-study' },
  ],
  leadImage: {
    url: '/demo/harbour.svg',
    alt:
      'A small red-hulled ferry crosses a harbour between floes of ice under a low sun; a lighthouse stands on the ' +
      'mole.',
    caption: 'The Margit leaves the inner harbour at Torrowick on the morning ice run.',
    credit: 'Illustration: Broadsheet',
  },
  publish: { hoursAgo: 9 },
  corrections: [
    {
      hoursAfterPublication: 2,
      text:
        'An earlier version of this article gave the number of boats as two. There are three: two that sail and one ' +
        'in reserve.',
    },
  ],
  comments: harbourFerriesComments,
  body: `
<p>The agreement runs to eleven pages and took nine winters. From next week, two boats will call at Torrowick, Skarrow
and Ebbenes each day, and the crews will be paid from one purse. The third boat stays in dock as a spare, which was
the point on which the talks had broken down twice before.</p>
<p>Nobody in the customs hall at Torrowick last night called it a triumph. Ragna Hollis, the mayor of Ebbenes, which
is the smallest of the three towns, read the last paragraph aloud, put the paper down, and asked whether anyone had a
pen that worked in the cold. The boiler had failed at four in the afternoon. The signatures are in pencil and will be
inked when it is mended.</p>
<blockquote><p>“A ferry is a road that you have to keep promising.”</p><p><cite>Ragna Hollis, mayor of
Ebbenes</cite></p></blockquote>
<p>What changed was arithmetic. Diesel has doubled since the first round of talks, and each town had found that half a
timetable costs nearly as much as a whole one. A study that the councils commissioned together put three separate
winter services at 6.1 million crowns a year and a shared one at 3.8 million. It was their first joint purchase since
a snow plough in 2011, which was sold after a year because they could not agree where it should be parked.</p>
<p>Last winter there were no sailings on 41 days. On 17 of those, the study found, the ice was thin enough to sail,
but no crew was on shift in the right town.</p>
<h2>Who pays</h2>
<p>The cost is divided by landings, not by population. That was the condition of Ebbenes, where 1,140 people live and
where the boats now stop only on request. Torrowick will pay 46 per cent, Skarrow 35 and Ebbenes 19. Edmund Pask, who
leads the council in Torrowick, said that his town had given up “about a fifth of what we shouted about”.</p>
<table>
<caption>The shared winter timetable, weekdays</caption>
<thead><tr><th scope="col">Town</th><th scope="col">First boat</th><th scope="col">Last boat</th><th
scope="col">Sailings</th></tr></thead>
<tbody>
<tr><th scope="row">Torrowick</th><td>06:10</td><td>20:40</td><td>8</td></tr>
<tr><th scope="row">Skarrow</th><td>06:55</td><td>21:25</td><td>8</td></tr>
<tr><th scope="row">Ebbenes</th><td>07:30</td><td>19:50</td><td>6</td></tr>
</tbody>
</table>
<h2>What is left open</h2>
<p>The spare boat, the Kittiwake, is 53 years old. Should she be needed in two places at once, clause 14 leaves the
choice to the duty captain in Torrowick, by radio, with reasons given in writing within two days. Two councillors from
Skarrow abstained because of it. “It is a good clause if you live in Torrowick,” said one of them, Britt Aldane.</p>
<p>The 34 people who crew the boats work under three contracts and will move to a single one in spring. Their union
has accepted the rota but not the pay, and expects the talks to be shorter than nine winters.</p>
<p>Joren Vale, who has commanded the Margit for sixteen of them, stood at the back of the hall in his deck boots. He
had been asked to confirm that the crossing from Skarrow to Ebbenes can be done in 35 minutes. “It can,” he said.
“They have left out the tying up.”</p>
<p>The first shared sailing is the 06:10 from Torrowick. The ice office gives its report at four each morning, and the
councils have undertaken, in clause 3, to believe it.</p>
`,
};
