import { tidalPitchComments } from '../comments/tidal-pitch.ts';
import type { DemoArticle } from '../newsroom-types.ts';

export const tidalPitch: DemoArticle = {
  slug: 'skarrow-play-at-home-when-the-moon-allows',
  title: 'Skarrow play at home when the moon allows',
  dek:
    'The only pitch in the league that lies below the high-water mark has hosted football for ninety years. The ' +
    'fixture list is drawn up with a tide table.',
  authors: [{ author: 'tomas-okoro' }],
  section: 'sport',
  tags: ['Football', 'The Sound', 'Small towns'],
  leadImage: {
    url: '/demo/tidal-pitch.svg',
    alt:
      'A football pitch on a sand flat at low tide: the sea has reached one corner flag, and a pale full moon stands ' +
      'over the goal.',
    caption: 'The Strand, 70th minute. The far corner is usually the first to go.',
    credit: 'Illustration: Broadsheet',
  },
  publish: { daysAgo: 1.6 },
  comments: tidalPitchComments,
  body: `
<p><strong>Skarrow Rovers 2, Vesser Vale 2</strong></p>
<p>The referee looked at his watch in the 71st minute, then at the north-east corner flag, which had begun to lean,
and played on. By the 80th the ball would not roll on that side. Vale, who had led twice, spent the rest of the
afternoon attacking uphill and into the dry half, which is what Skarrow had been waiting for.</p>
<p>Their equaliser came four minutes from the end. Mika Strand, no relation to the ground, chipped the ball over a
pool in which two Vale defenders were standing and headed it in himself off the post. It was his eleventh goal of the
season and his ninth after the hour. “They tire,” he said, wringing out a sock. “Wet sand is only hard work if you
have not grown up on it.”</p>
<p>The Strand is a sand flat below the harbour wall. At low water it is firm, level and very nearly of regulation
size. At high water it is under a metre and a half of the Sound. The goals stand in sockets of ship’s timber and are
carried up the slipway after every match by the substitutes, who are chosen with that in mind.</p>
<h2>A fixture list by the moon</h2>
<p>Everybody else in the league plays on Saturdays at three. Skarrow play at home whenever low water falls between
noon and half past two, which leaves time for ninety minutes and an argument. That comes round on about eight
Saturdays a season. The league needs thirteen. The other five are played on what the club calls a falling tide and
visitors call a disgrace: kick-off is as soon as the centre spot is dry.</p>
<p>Solveig Dahl has drawn up the list for twenty-two years. She teaches mathematics and does it over one weekend in
June with the tide tables, a pencil, and the dates of the fish auction. “The moon is no trouble,” she says. “The moon
is published in advance. It is the other clubs that move about.”</p>
<p>A match that is stopped by the sea after the 75th minute stands. Before that it is replayed. Rule 31(c) of the
league was written for Skarrow in 1949, after a cup tie against Torrowick was abandoned at 3–0 and the ball was
recovered the next day by a trawler, which kept it.</p>
<h2>Higher</h2>
<p>The rule is being used more often. In the club’s first fifty years, four matches were stopped by water. In the past
ten there were seven. The harbour office has measured a rise of eleven centimetres at the mole since the war, and the
sand itself is moving: the pitch has been shifted eight metres towards the wall, and cannot be shifted any more.</p>
<p>There is a plan for a new ground behind the school, with drainage and a stand. The members have voted it down
twice. Dahl voted for it. “I can make a list until about 2040,” she says. “Then I will need a different moon.”</p>
<p>Rovers stay third. They are at home again in a fortnight, at 13:12.</p>
`,
};
