import type { DemoArticle } from '../newsroom-types.ts';

export const correctionsPage: DemoArticle = {
  kind: 'page',
  slug: 'corrections-and-contact',
  title: 'Corrections and contact',
  dek: 'How to tell us that something is wrong, and what happens when you do.',
  commentPolicy: 'closed',
  publish: { daysAgo: 211 },
  body: `
<p>Everybody makes mistakes, and a newspaper makes them in front of people. If you have found one, write to <a
href="mailto:corrections@broadsheet.example">corrections@broadsheet.example</a> and say which article and which
sentence. You need not be polite, although it does speed up the reading.</p>
<h2>What happens then</h2>
<ol>
<li>An editor who did not write the article looks at it, on the same day.</li>
<li>If a fact was wrong, the text is put right and a dated correction is added, saying what it said before. It stays
there.</li>
<li>A misspelt word is put right without ceremony. A misspelt name counts as a fact.</li>
<li>If we think that we were right, we write back and say why.</li>
</ol>
<h2>Comments</h2>
<p>Your email address is asked for and never published. A first comment may wait for a moderator. We take out insults,
advertising and other people’s telephone numbers, and leave in jokes about the ferry.</p>
<h2>Other letters</h2>
<dl>
<dt>News and tips</dt>
<dd><a href="mailto:desk@broadsheet.example">desk@broadsheet.example</a></dd>
<dt>Post</dt>
<dd>Broadsheet, 14 Ropewalk Lane, Aldmoor. Please not between ten to eleven and eleven at night, when there are cellos
in the road.</dd>
</dl>
`,
};
