import type { DemoAuthor } from './newsroom-types.ts';

/** The people who sign in the demo newspaper. */
export const authors: readonly DemoAuthor[] = [
  {
    slug: 'ilse-marrow',
    name: 'Ilse Marrow',
    roleLine: 'Coasts and transport correspondent',
    bio:
      'Ilse Marrow reports on coasts, transport and the towns between them. Before journalism she worked six seasons ' +
      'as a deckhand on the Torrowick boats, where she learned four knots and how to read a timetable with ' +
      'suspicion. She writes the occasional column and answers letters, most of them about buoys.',
    links: [
      { label: 'Mastodon', url: 'https://social.example/@ilse' },
      { label: 'Harbour notes', url: 'https://ilsemarrow.example/' },
    ],
    avatarUrl: '/demo/ilse-marrow.svg',
  },
  {
    slug: 'tomas-okoro',
    name: 'Tomas Okoro',
    roleLine: 'Business and local government',
    bio:
      'Tomas Okoro covers companies, budgets and council chambers. He trained as an accountant and still reads the ' +
      'notes at the back of an annual report before the pictures at the front. He lives in Aldmoor above a shop that ' +
      'repairs typewriters.',
    links: [{ label: 'Mastodon', url: 'https://social.example/@tokoro' }],
    avatarUrl: null,
  },
  {
    slug: 'noor-haddad',
    name: 'Noor Haddad',
    roleLine: 'Science and climate editor',
    bio:
      'Noor Haddad (نور حداد) edits the science and climate pages and writes in English and Arabic. She studied soil ' +
      'chemistry, left the laboratory for a season to write about it, and has not been back.\n\nHer allotment is ' +
      'described by its neighbours as ambitious.',
    links: [
      { label: 'Field notebook', url: 'https://noorhaddad.example/notebook' },
      { label: 'Mastodon', url: 'https://social.example/@noor' },
    ],
    avatarUrl: null,
  },
  {
    slug: 'pavlo-hrytsenko',
    name: 'Pavlo Hrytsenko',
    roleLine: 'Politics reporter and translator',
    bio:
      'Pavlo Hrytsenko (Павло Гриценко) reports on politics, mostly at night, when it happens. He writes in English ' +
      'and Ukrainian and translates between them. He has sat through 211 council meetings and kept the agendas.',
    links: [{ label: 'Переклади', url: 'https://hrytsenko.example/pereklady' }],
    avatarUrl: null,
  },
  {
    slug: 'yuna-seo',
    name: 'Yuna Seo',
    roleLine: 'Culture writer',
    bio:
      'Yuna Seo (서유나) writes about music, buildings and public places, in English and Korean. She played second ' +
      'violin for eleven years and says that it taught her to listen to the people in front. She has never owned a ' +
      'car, and says so whenever she writes about parking.',
    links: [
      { label: 'Letters from rehearsals', url: 'https://yunaseo.example/letters' },
      { label: '한국어 글 모음', url: 'https://yunaseo.example/ko' },
    ],
    avatarUrl: null,
  },
];
