// What the groups of endpoints are about: the tags of OpenAPI, in the order in which a reader meets them.

/** What each group of endpoints is about. */
export const groupDescriptions: Readonly<Record<string, string>> = {
  Articles: 'News and standing pages, from the draft to the correction.',
  Previews: 'Articles that are not published, for those who are given their address.',
  Authors: 'Who writes. An article names them in its byline.',
  Sections: 'The departments of the newsroom, in the order of its navigation.',
  Tags: 'What articles are about, across sections.',
  Comments: 'What readers say, and what moderators decide about it.',
  Moderation: 'What moderators see besides, and what keeps their work apart: claims, notes, reports, bans.',
  'Links in mails': 'What readers and moderators decide with a link that they were mailed, and nothing else to show.',
  'Personal data': 'What readers ask for of what is kept about them: a copy of it, or its erasure.',
  Search: 'Finding published articles and approved comments, and suggestions while somebody types.',
  Batch: 'Many writes in one request, for importers.',
  Changes: 'The change log: everything that happens, once and in order. Mirrors and caches follow it.',
  Export: 'Everything at once, for backups, for moving house and for beginning a mirror.',
  Webhooks: 'Other systems that are told what happens, after the Standard Webhooks specification.',
  Keys: 'How programs show who they are: made, replaced and ended.',
  Users: 'The people of the newsroom, and what each may do.',
  Session: 'How people sign in, and what whoever asks may do.',
  Redirects: 'Old addresses, of the system that content was imported from.',
};
