import type { DemoArticle } from '../newsroom-types.ts';

export const manholeCensus: DemoArticle = {
  slug: 'a-census-of-manhole-covers',
  title: 'Somebody is counting the manhole covers',
  dek: '',
  authors: [{ author: 'ilse-marrow' }],
  section: 'culture',
  tags: ['Aldmoor'],
  publish: 'draft',
  body: `
<p>[Opening: Gerda Plum on her knees in Cooper’s Row with a brush and a thermos, 06:40, before the delivery vans.]</p>
<p>There are about 19,000 iron covers in the streets of Aldmoor and Gerda Plum has drawn 7,212 of them. She is a
retired dental technician. She began at her own door in the year of the big snow, when the only thing that could be
seen of the street was a round patch where the warm sewer had melted it, and on it the words <em>Hallbeck Foundry
1903</em>.</p>
<p>No two foundries used the same pattern, she says, because the pattern was for horses: it had to give a hoof
something to hold. [Check with the tram museum. Were there not two with the same star?] The stars are oldest, then the
honeycombs, then a dull period of squares. [Number of foundries: she says 31, water board says “around 20”. Ask
again.]</p>
<p>[Second interview: the water board, on why it replaces them, and whether the one outside the opera was stolen or
borrowed. They have promised to ring back. They promised that in March.]</p>
<p>[Picture: page from notebook 14. She wants it back by the weekend.]</p>
`,
};
