import type { DemoArticle } from '../newsroom-types.ts';

export const aboutPage: DemoArticle = {
  kind: 'page',
  slug: 'about',
  title: 'About Broadsheet',
  dek: 'Who writes this, from where, and what it is for.',
  commentPolicy: 'closed',
  publish: { daysAgo: 212 },
  body: `
<p>This is a demonstration newspaper. Its towns, its people and its ferries were invented so that a new installation
of Broadsheet has something to show. You can edit all of it, and you can delete all of it.</p>
<h2>The newsroom</h2>
<p>Five people write here: <a href="/authors/ilse-marrow">Ilse Marrow</a>, <a href="/authors/tomas-okoro">Tomas
Okoro</a>, <a href="/authors/noor-haddad">Noor Haddad</a>, <a href="/authors/pavlo-hrytsenko">Pavlo Hrytsenko</a> and
<a href="/authors/yuna-seo">Yuna Seo</a>. They work in a former seed shop on Ropewalk Lane in Aldmoor, opposite the
tram depot. On rehearsal nights the windows hum in B flat.</p>
<h2>What we publish</h2>
<p>News from the towns around the Sound and from further off, in English and now and then in Ukrainian, Arabic or
Korean. Where we build on the reporting of others, the source is named at the foot of the article, with a link.
Opinion is marked as opinion and signed.</p>
<h2>What we do not do</h2>
<ul>
<li>We do not change a published fact without saying so. See <a href="/articles/corrections-and-contact">corrections
and contact</a>.</li>
<li>We do not publish the address of anybody who comments.</li>
<li>We do not take money for articles. The paper mill once sent a box of envelopes. We returned it, in one of
them.</li>
</ul>
`,
};
