import { timetableIsAPromiseComments } from '../comments/timetable-is-a-promise.ts';
import type { DemoArticle } from '../newsroom-types.ts';

export const timetableIsAPromise: DemoArticle = {
  slug: 'a-timetable-is-a-promise',
  title: 'A timetable is a promise',
  dek: 'Ferries fail when nobody owns the last mile.',
  authors: [{ author: 'ilse-marrow' }],
  section: 'opinion',
  tags: ['Ferries', 'Transport', 'The Sound'],
  publish: { hoursAgo: 4 },
  comments: timetableIsAPromiseComments,
  body: `
<p>In my second season as a deckhand we left a man on the quay at Skarrow with a wardrobe. He had been told that the
boat would wait. We had been told that it would not. Both of us had it in writing, from different offices, and both
offices were right.</p>
<p>I thought of him when I read the <a href="/articles/harbour-towns-share-ferries">eleven pages</a> that three
councils have finally signed. It is a good agreement. It says who pays for the diesel and who chooses when the spare
boat is wanted in two places. What it does not say is who is responsible for the eight hundred metres between the
landing at Skarrow and the nearest place where a person can get warm.</p>
<p>That stretch belongs to the county. The bus that runs along it belongs to a company in Aldmoor, which has never
seen it in February. The shelter belongs to nobody since the chandler went out of business, and the lamp over it is on
the chandler’s old meter. A crossing of 35 minutes can be planned to the minute and still end with a pensioner walking
up an unlit hill on ice, because the last bus leaves at 21:20 and the last boat comes in at 21:25.</p>
<p>I asked the bus company about those five minutes. A friendly man told me that the departure is fixed by a driver’s
break, which is fixed by a railway connection at Aldmoor, which is fixed by a railway. Everybody in the chain keeps to
time. The passenger is the only one who is late.</p>
<p>There is a cheap remedy, and it was in the first draft of nine years ago. One office, with one telephone, is made
to answer for the journey from door to door. It need not own a single boat or bus. It needs the right to ring up the
bus company and say <em>wait</em>, and a small budget with which to make that word welcome. The draft called it the
Through Desk. It would have cost 90,000 crowns a year, and it was struck out in the second winter because the councils
could not agree in which town it should have its chair.</p>
<p>Put it on the boat. I mean that quite seriously. The purser of the Margit already knows who is on board, who has
luggage and who has a hospital appointment. Give her the telephone.</p>
<p>A timetable looks like a description of what boats do. People read it as a promise about themselves: you will be
home by ten. If three towns can bring themselves to believe an ice report at four in the morning, they can hold a bus
for five minutes at night.</p>
<p>The man with the wardrobe got across the next day, by the way. We carried it for nothing. It still had his coat in
it, which he could have used.</p>
`,
};
