import type { DemoArticle } from '../newsroom-types.ts';

export const smallMuseums: DemoArticle = {
  slug: 'seven-small-museums-that-open-on-sundays',
  title: 'Seven small museums that open on Sundays',
  dek: 'None has a café with a view. One has a café with a model of a view.',
  authors: [{ author: 'yuna-seo' }],
  section: 'culture',
  tags: ['Museums', 'Small towns'],
  publish: { scheduledInDays: 2 },
  body: `
<p>The regional museum in Aldmoor shuts on Sundays to save on heating. These seven do not, mostly because they never
had any. All can be reached by train or bus, and the longest visit takes an hour.</p>
<h2>1. The Museum of Unclaimed Umbrellas, Aldmoor central station</h2>
<p>Four hundred and six umbrellas, hung in the order in which they were found, beginning with a black one from 1931.
Take the audio guide, which is the former head of lost property on a cassette. She knew which were left on purpose.
Free; it costs two crowns if it is raining, for which you get to borrow one.</p>
<h2>2. The Rope Walk, Torrowick</h2>
<p>A shed 310 metres long and four wide, in which rope was made until the seventies. The exhibition is along one side.
Visitors read their way to the far end, and it is only there that they learn that the exit is where they came in.</p>
<h2>3. The Lock-keeper’s Piano, Hallbeck</h2>
<p>One room, one piano, eleven flood marks on its legs. It is played on the hour by whoever is on duty. Ask for the
keeper’s diary of 1911, which gives the height of the water and what he played to it.</p>
<h2>4. The Weighing House, Great Osterley</h2>
<p>You can be weighed on a scale made for wool, in stones and cloves, and are given a certificate. On Sundays the
volunteer is a retired judge, and the certificates are worded accordingly.</p>
<h2>5. The Museum of the Straight Line, Lower Hatch</h2>
<p>It was founded by a land surveyor and is devoted to boundaries that were drawn with a ruler and what then happened.
It is drier than it sounds for about ten minutes. Then comes the room with the two farmers and the pond. Allow time
for that.</p>
<h2>6. Cold Storage, Skarrow</h2>
<p>The old ice house of the fishing fleet has been left as it was in the week when the compressor stopped, including
the calendar. Wear a coat. Since last winter one can also hear the <a
href="/articles/why-the-ice-on-the-sound-sings">recordings of singing ice</a> from the marine station, in the dark,
for as long as one can stand it.</p>
<h2>7. The View from Wend, Wend</h2>
<p>The hill has been in cloud on 214 days of each year since records began. In 1962 the postmaster therefore built a
model of the view, with working trains, and put it in the back room of the café. He extended it every year, as towns
grew. His granddaughter has stopped at 1999, when she ran out of table. On a clear day nobody comes, and she takes the
afternoon off to look out of the window.</p>
<p><strong>Times:</strong> all are open on Sundays from noon to four, numbers 4 and 6 from ten. Number 3 closes when
the river is over the second step.</p>
`,
};
