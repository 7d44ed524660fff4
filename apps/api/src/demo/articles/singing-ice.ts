import type { DemoArticle } from '../newsroom-types.ts';

export const singingIce: DemoArticle = {
  slug: 'why-the-ice-on-the-sound-sings',
  title: 'Why the ice on the Sound sings',
  dek:
    'Pilots have steered by the noise for two centuries. A string of cheap microphones has now written down the ' +
    'score.',
  authors: [{ author: 'ilse-marrow' }],
  section: 'science',
  tags: ['Winter', 'The Sound', 'Physics'],
  sources: [{ name: 'Skarrow Marine Station, working paper 41', url: 'https://skarrowmarine.example/papers/41' }],
  publish: { daysAgo: 5 },
  body: `
<p>On a still night in January you can hear it from the harbour wall at Ebbenes: a long falling whistle, then a crack,
then something like a wet finger on the rim of a glass. Children are told that it is the whale in the church window
answering the whale in the bay. It is the ice, and it is in a different key each week.</p>
<p>Anneke Thorsen, an acoustician at the marine station in Skarrow, has spent two winters finding out what it sings
about. She froze forty hydrophones, each made from a piezo disc, a jam jar and eleven crowns’ worth of wire, into the
fast ice of the inner bay, in a line a kilometre long. Thirty-one survived. A fox took most of the others.</p>
<h2>Why it whistles</h2>
<p>When a sheet of ice cracks, the blow sends a wave through it that bends the sheet up and down, as a shaken carpet
bends. In such a sheet high notes travel faster than low ones. Close to the crack everything arrives together and one
hears a snap. From several hundred metres away the high notes arrive first and the deep ones trail behind, and the
snap has been drawn out into a whistle that falls.</p>
<p>So a long whistle means a distant crack. Thorsen found that with one microphone and a good clock she could place a
crack to within thirty metres by the length of its whistle alone. Pilots on the Sound do it without the clock. “Short
is near,” says Joren Vale of the Margit. “If there is no whistle at all, you should already be doing something.”</p>
<h2>Why the key changes</h2>
<p>The lowest clear note depends on how stiff the sheet is, and so on its thickness. Thin ice sings high. Over two
winters the pitch at Ebbenes fell by a little more than an octave between the first skin in December and the thickest
ice in February, then rose again in March. Measured against 214 drill holes, the note gave the thickness with an error
of about four centimetres.</p>
<p>That is good enough to matter. The ice office drills at six places each morning, which takes two people, a sledge
and three hours. A line of jam jars does not replace the drill, Thorsen says, since it listens to the whole sheet and
a boat meets only the worst part of it. But it can say at midnight whether it is worth sending out the sledge at
one.</p>
<h2>What it cannot do</h2>
<ul>
<li><strong>Snow.</strong> Twenty centimetres of it muffles the high notes, and the ice seems thicker than it is. This
is the wrong direction in which to be mistaken.</li>
<li><strong>Wind.</strong> Above about eight metres a second there is nothing to hear except wind.</li>
<li><strong>Salt.</strong> The brackish ice off the Vesser is softer and sings flat. The method has to be tuned for
every bay by drilling, after which one has, of course, drilled.</li>
</ul>
<p>The councils that now <a href="/articles/harbour-towns-share-ferries">share the ferries</a> have asked for a second
line off Torrowick. Thorsen has said yes, on condition that somebody else deals with the fox.</p>
<p>She has also been asked by the <a href="/articles/orchestra-in-a-tram-depot">Ropewalk Orchestra</a> for an hour of
recordings, in B flat. She is looking. The bay was last in B flat on the ninth of February, for most of an
afternoon.</p>
`,
};
