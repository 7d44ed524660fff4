import { seedLibraryComments } from '../comments/seed-library.ts';
import type { DemoArticle } from '../newsroom-types.ts';

export const seedLibrary: DemoArticle = {
  slug: 'library-that-lends-seeds',
  title: 'A library that lends seeds, and wants them back',
  dek: 'Every autumn, four in five packets come home with next year’s crop inside.',
  authors: [{ author: 'noor-haddad' }],
  section: 'science',
  tags: ['Seeds', 'Libraries', 'Aldmoor'],
  sources: [{ name: 'Hollin Green branch library, returns ledger', url: 'https://hollingreen.example/seeds/ledger' }],
  leadImage: {
    url: '/demo/seed-packets.svg',
    alt:
      'Four paper seed packets with drawings of a bean, a pea, a poppy and a beetroot stand in an open card-index ' +
      'drawer.',
    caption: 'Drawer 17 at Hollin Green: beans, one pea that was misfiled, and a beetroot on reserve.',
    credit: 'Illustration: Broadsheet',
  },
  publish: { hoursAgo: 14 },
  comments: seedLibraryComments,
  body: `
<p>The most overdue item at the Hollin Green branch library is a packet of leeks, lent seven springs ago to a man who
has since moved house twice. “He writes to us every May,” says Dorte Lindqvist, the librarian. “The leeks are always
about to flower.”</p>
<p>Behind the large-print novels stands an oak cabinet of sixty drawers that used to hold the catalogue. Now it holds
1,340 packets of seed: beans, lettuces, tomatoes, eleven kinds of pea, and a kale named after a bus driver. A borrower
may take five packets each spring. There is no deposit and no fine. In return the borrower lets the best plants run to
seed and brings some of it back by the last Saturday in October.</p>
<p>Last year the library lent 2,212 packets and got 1,790 back, which is four in five. For books the figure is
ninety-nine in a hundred. “Books,” says Lindqvist, “are seldom eaten by pigeons.”</p>
<h2>What comes home</h2>
<p>Returns are checked on Tuesday evenings by a group of nine volunteers, who dry, sieve and count. Ten seeds of each
packet go on wet paper on top of the photocopier, which is the warmest place in the building. If seven sprout, the
packet goes back into its drawer. If fewer do, it goes into a drawer marked Hopefuls, from which anybody may take as
much as they like.</p>
<p>Rita Amsel, a retired pharmacist, weighs each packet to a hundredth of a gram and writes the result on the flap.
She has noticed that first-time borrowers return too much. “They send us half a kilo of beans with an apology. I think
they are worried about the fine that we do not have.”</p>
<p>Some plants are no longer lent. Squashes cross with their neighbours, and nine summers ago four families brought
back courgettes that had met somebody’s ornamental gourd. The next year thirty households grew a handsome striped
fruit too bitter to swallow. It remains the only recall in the history of the branch, and it was done by postcard.</p>
<h2>Beans that know the place</h2>
<p>For Samir Achterberg, a botanist at the university in Aldmoor, the cabinet is an experiment that nobody had to
fund. He took a broad bean that the library has lent for twelve years and grew it beside the same variety from the
national cold store, which has slept at minus eighteen degrees since before the first loan.</p>
<p>The library’s beans flowered nine days earlier. When frost came in the second week of May, it killed a third of the
plants from the store and five in a hundred of those from the drawer. Achterberg is careful with this. It is one bean,
in two beds, over two years, and the paper has not been reviewed.</p>
<p>“Farmers did this for ten thousand years,” he says. “What is unusual here is that somebody wrote down the address
of every plant.”</p>
<h2>The rules, as printed inside the lid</h2>
<ol>
<li>Take five.</li>
<li>Grow them well away from anything they might marry.</li>
<li>Eat most of it.</li>
<li>Keep seed from the best plant, not from the first.</li>
<li>Bring some home, dry, in the envelope.</li>
</ol>
<p>The whole scheme costs 900 crowns a year, most of which is envelopes. Six other branches would like to copy it, and
have run into an unforeseen shortage: cabinets. When the catalogue went on to computers, the city sold the rest of
them at auction, and several are thought to be holding wine.</p>
<p>Lindqvist has written to all the buyers she could trace. One has answered so far. He would be happy to lend his
cabinet to the library, he wrote, provided that he gets it back.</p>
`,
};
