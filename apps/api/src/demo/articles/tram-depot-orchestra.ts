import { tramDepotOrchestraComments } from '../comments/tram-depot-orchestra.ts';
import type { DemoArticle } from '../newsroom-types.ts';

export const tramDepotOrchestra: DemoArticle = {
  slug: 'orchestra-in-a-tram-depot',
  title: 'The orchestra that rehearses in a tram depot',
  dek:
    'The ventilators hum a flat B flat and the percussion has to be off track four by ten to eleven. The players say ' +
    'it has improved them.',
  authors: [{ author: 'yuna-seo' }],
  section: 'culture',
  tags: ['Music', 'Trams', 'Aldmoor'],
  leadImage: {
    url: '/demo/tram-depot.svg',
    alt:
      'Musicians with violins, cellos and a double bass sit between two parked trams under the arched glass roof of ' +
      'a depot.',
    caption: 'Second half, tracks two to five. The trams on either side are there for the acoustics.',
    credit: 'Illustration: Broadsheet',
  },
  publish: { hoursAgo: 27 },
  comments: tramDepotOrchestraComments,
  body: `
<p>At ten to eleven a bell rings twice, and sixty-two musicians of the Ropewalk Orchestra lift their chairs. They have
eight minutes. The first tram of the night, usually a number 6, comes through the doors at two minutes to the hour and
stops where the violas were.</p>
<p>It has gone on like this for three seasons. The orchestra lost its hall on Mill Street when the owner turned it
into storage units, one of which the orchestra now rents for its timpani. The transport office had an empty depot in
the evenings and a director, Wim Castellane, who owned a clarinet. The contract between them is a page and a half
long. It forbids rosin on the rails.</p>
<p>The first rehearsals were a disaster. Empty, the shed holds a note for three and a half seconds, and a Haydn minuet
turned into soup. Then, one wet evening, four trams were brought in early because of ice on the wires, and for the
first time the second violins could hear the oboe. Ilona Brack, the conductor, stopped, put down her stick and asked
what had happened.</p>
<h2>Upholstery</h2>
<p>It was the seats. An articulated tram contains 84 of them in thick moquette, and with its doors open it swallows
sound like a wardrobe. With two on track one and two on track six, the echo falls to 1.9 seconds, about what a good
concert hall allows itself. Brack now asks for trams as other conductors ask for risers. She prefers the older type.
The new ones, with plastic seats, are “for Bruckner only”.</p>
<p>The request goes to Dietmar Osei, the foreman of the evening shift, who had never been to a concert. He has learned
to read a score well enough to know when the bell would hurt. “If there is a quiet ending, I give them one more
minute,” he says. “The 6 can wait. The 11 cannot, because the 11 is Gunnar.”</p>
<p>Then there is the hum. The ventilators run day and night at a pitch a shade under the B flat at the bottom of the
piano. For a year the orchestra fought it. Now it tunes to it before anything in a flat key, and the brass have come
to lean on it. When they played away from home in spring, at a festival with silent ventilation, the tuba player asked
whether something could be switched on.</p>
<h2>Ninety minutes</h2>
<p>Next month they will play for an audience there for the first time. Four hundred people will sit in the trams, with
the doors open and the lights down to half. As the seats belong to the transport office, admission is by ordinary tram
ticket. A ticket is valid for ninety minutes, and so the concert may not last longer.</p>
<p>The programme fits with four minutes to spare: Haydn, an overture by the local composer Agnes Thorne that nobody
has played since her death, and a new piece by Petra Lund, who is twenty-six and drove the number 2 for two winters to
pay for her studies. It is called <cite>Headway</cite>, the drivers’ word for the time between one tram and the next.
It asks for strings, two trombones, and a set of points.</p>
<p>Somebody has to throw the points, forty-one times, in seven-eight. None of the percussionists could do it without
trapping a glove. Osei will play them. He has been practising during the day, between the 14 and the 3, and passengers
on Ropewalk Lane have written in to ask whether there is a fault.</p>
`,
};
