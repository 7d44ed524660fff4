import type { DemoArticle } from '../newsroom-types.ts';

export const praiseOfSlowSeeds: DemoArticle = {
  slug: 'in-praise-of-slow-seeds',
  title: 'In praise of slow seeds',
  dek: 'What gardeners know about patience and debt.',
  authors: [{ author: 'noor-haddad' }],
  section: 'opinion',
  tags: ['Seeds', 'Gardens'],
  publish: { hoursAgo: 20 },
  body: `
<p>My neighbour on the allotments, Mr Petrosyan, is eighty-three and last autumn he planted a walnut. He does not
expect nuts. He expects, he says, to be thanked, and would like it done while he can hear it, so I have started.</p>
<p>Seed catalogues sell speed. Radishes in twenty-one days, lettuce in thirty, a lawn by the weekend. I grow all of
these and have nothing against a radish. But the plants that taught me anything were slow ones: the asparagus that may
not be cut for three years, the parsnip that sulks for a month before it shows a leaf, the leek that makes no seed
until its second summer, when you want its bed for something else.</p>
<p>The <a href="/articles/library-that-lends-seeds">seed library at Hollin Green</a> has a man on its books who has
owed it leeks for seven years. I reported that as a joke, and it is one. It is also the correct use of a loan. He has
something that is not his, he is looking after it, and each May he writes to say how it is getting on. I know banks
that would frame the letter.</p>
<p>Gardeners are at ease with debt because they are never out of it. The soil on my plot was made by a woman called
Edie Farrow, who carried seaweed up from the slipway in a pram for twenty-six years. I never met her. I have tried to
work out what I owe, in barrows, and it comes to more than I can push. All that can be done is to leave the bed a
little deeper than I found it and hope that the next tenant likes asparagus.</p>
<p>What annoys me is the opposite habit, which is spreading. Garden centres now sell “instant hedges”, grown for eight
years in another country and delivered on a lorry, and “established wild-flower turf” by the roll. It is a perfectly
legal way to own time without spending any. My objection is practical. The people who buy a hedge never learn what it
looks like when it is thirsty, because they did not know it as a child. A third of the instant hedge on Canal Street
was brown by August.</p>
<p>So here is a modest proposal for spring. Sow one thing this year that you will not harvest. A yew, a medlar, a bed
of asparagus behind a rented flat. Write the date on a label in pencil, because ink fades and pencil does not, and put
the label where the next person will find it.</p>
<p>Mr Petrosyan’s label says only: <em>Walnut. Be patient. It was windy.</em></p>
`,
};
