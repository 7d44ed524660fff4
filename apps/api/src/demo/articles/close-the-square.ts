import { closeTheSquareComments } from '../comments/close-the-square.ts';
import type { DemoArticle } from '../newsroom-types.ts';

export const closeTheSquare: DemoArticle = {
  slug: 'close-the-square-open-the-shops',
  title: 'Close the square, open the shops',
  dek: 'Evidence from eleven towns that tried.',
  authors: [{ author: 'yuna-seo' }],
  section: 'opinion',
  tags: ['Market square', 'Transport', 'Aldmoor'],
  sources: [{ name: 'Regional planning institute, Eleven Squares', url: 'https://planning.example/eleven-squares' }],
  publish: { daysAgo: 2 },
  comments: closeTheSquareComments,
  body: `
<p>I do not own a car, so discount what follows as you see fit. I do own a pair of shoes, and I have spent a good many
Saturdays in them between the bumpers on the market square, with a bag in each hand, turning sideways.</p>
<p>In three weeks we vote on whether to <a href="/articles/should-the-market-square-close-to-cars">close it to cars at
weekends</a>. The shopkeepers who oppose this are not villains. They have rents to pay and they fear an empty square.
The fear can be tested, because eleven towns in this region have done what we are thinking of doing, and the planning
institute has collected what happened to the tills in a report that each side quotes by halves. I read all of it,
including the towns that do not suit me.</p>
<p>In seven of the eleven, takings in the shops on the square were higher after two years than in comparable streets:
by between 3 and 14 per cent. In two there was no difference that anybody could measure. In two they fell.</p>
<p>Those two deserve a paragraph, since you will hear about them. Great Osterley shut its square in November and
opened its car park in May. Wend did everything in the right order and lost 6 per cent all the same. The institute’s
explanation is that its square is steep. I have been there with a suitcase and I accept it.</p>
<p>What did the seven have in common? Three things, none of them expensive. They put benches out on the first day,
before anyone could photograph an empty expanse of stone. They let cafés use the parking spaces free of charge for the
first summer. And they kept a man with a trolley. In Lower Hatch he is called Benno. He wheels your compost or your
chest of drawers to the car park for a crown, and he has become the reason that people come.</p>
<p>The same report asked shopkeepers, before each trial, how their customers arrived. They guessed that 58 per cent
came by car. Then the institute stood at the doors and asked the customers. It was 27. I would not laugh at this. If
you work behind a counter, the customer you remember is the one who ran in, out of breath, with a meter running.</p>
<p>I want a square on which a child can be let go of. But suppose that you want only what the ironmonger wants, which
is for somebody to come in and buy a hinge. Then the evidence is seven to two, and the two are a hill and a
mistake.</p>
<p>Bring benches. Hire a Benno. Close the square.</p>
`,
};
