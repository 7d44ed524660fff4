import { lowmarshInterviewComments } from '../comments/lowmarsh-interview.ts';
import type { DemoArticle } from '../newsroom-types.ts';

export const lowmarshInterview: DemoArticle = {
  slug: 'we-offered-the-river-eleven-fields',
  title: '“We offered the river eleven fields. It took nine”',
  dek:
    'The hydrologist Oksana Lysenko moved a dyke inland so that a town would stay dry. She talks about mud, farmers, ' +
    'and why she sleeps better when it floods.',
  authors: [
    { author: 'noor-haddad', role: 'interview by' },
    { author: 'pavlo-hrytsenko', role: 'translated by' },
  ],
  section: 'climate',
  tags: ['Rivers', 'Floods', 'Interview'],
  leadImage: {
    url: '/demo/lowmarsh.svg',
    alt:
      'A heron stands in reeds in a flooded meadow; behind it a dyke with a gap in it, and beyond that a church ' +
      'tower.',
    caption: 'Lowmarsh, looking towards the old dyke. The gap is deliberate.',
    credit: 'Illustration: Broadsheet',
  },
  publish: { daysAgo: 4 },
  comments: lowmarshInterviewComments,
  body: `
<p>Three years ago the Vesser Rivers Board cut a hole in its own dyke. Between it and a new dyke 900 metres inland lie
the fields of Lowmarsh, which the river may now have whenever it likes. Oksana Lysenko, 51, designed the scheme. We
spoke in Ukrainian, on the new dyke, in a wind.</p>
<p><strong>You are standing in front of a flood with a flask of tea. How is it going?</strong></p>
<p>Very well. There are 640,000 cubic metres down there that are not in the cellars of Hallbeck. I rang a man on Weir
Street this morning, as I do each time. He goes down, looks, and comes back to the telephone. Today he said: “Dry, and
I have found the good ladder.”</p>
<p><strong>How do you persuade a river to stop where you want it?</strong></p>
<p>You do not. You find out where it stopped before anybody was there to be annoyed. We drilled 212 holes by hand and
looked at the silt. The river had a bed here until about 1740, when a landowner straightened it. It has been trying to
get back for three hundred years. We offered it eleven fields. It took nine, and the two that it did not want are the
two that we had thought were certain.</p>
<p><strong>What about the farmers?</strong></p>
<p>There were four. We went to their kitchens before there was any map, because once there is a map, people look for
their house on it and hear nothing else. Three sold. The fourth, Mrs Garrick, asked what grows on a field that is
under water for fifty days a year. I said: grass, very good grass, from June. She kept the land and bought a different
kind of cow.</p>
<figure>
<img src="/demo/lowmarsh-plan.svg"
alt="Plan: a river, a dyke with a gap along its bank, a second dyke inland, and nine flooded fields between the two."
width="1200" height="800" loading="lazy">
<figcaption>The scheme in plan, upstream on the left. The old dyke runs along the river, the new one inland. Shaded: the
nine fields that flood. Green: the two that do not.</figcaption>
</figure>
<p><strong>It cost 14 million crowns. Would higher walls in Hallbeck not have been cheaper?</strong></p>
<p>For about twenty-five years, yes. A wall costs nine. Then you need a higher one, and the people behind it have in
the meantime bought carpets. The wall also sends the water on to the next town, with a note. I have worked in that
next town. You remember who sent it.</p>
<p><strong>What has gone wrong?</strong></p>
<p>The gap was too narrow. In the first winter the water came through it like a train and dug a hole eight metres
deep, which is on no drawing of mine. We widened it from forty metres to sixty. Now there are perch in the hole, and a
man who sells permits for them, I do not know on whose authority.</p>
<p>And the mosquitoes. I had promised that there would be no more of them than before. There were more for two
summers. Then the swallows noticed. I should have promised swallows with a delay of two years.</p>
<p><strong>Can this be repeated elsewhere?</strong></p>
<p>In places. One needs a river that has somewhere to go, and neighbours who will have you in the kitchen. Of 34 sites
that we examined on the Vesser, six are possible. People want me to say thirty-four. Others want me to say none, so
that we can talk about walls again. It is six.</p>
<p><strong>Do you sleep when it rains?</strong></p>
<p>Better than I used to. I grew up beside a big river with a concrete edge, and in March my grandmother would put the
photographs on top of the wardrobe, every year, just in case. Here, when I hear rain at night, I think: good, the
grass. Then I think of the sluice at Pound Lane, which is original, from 1911, and I stay awake after all.</p>
`,
};
