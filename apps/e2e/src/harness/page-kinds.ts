/** One page of every kind, in the demo newsroom: what a reader would call it, and where it is. */
export const pageKinds = [
  ['the front page', '/'],
  ['an article', '/articles/night-buses-survive-by-one-vote'],
  ['an article in Arabic', `/articles/${encodeURIComponent('سوق-يزن-كل-شيء-مرتين')}`],
  ['an article without comments', `/articles/${encodeURIComponent('шаховий-клуб-у-пральні')}`],
  ['an author', '/authors/ilse-marrow'],
  ['a section', '/sections/world'],
  ['a tag', '/tags/ferries'],
  ['a standing page', '/articles/about'],
  ['where readers ask for their data', '/your-data'],
  ['a page that does not exist', '/nothing-is-here'],
] as const;
