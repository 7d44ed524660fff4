// Small exports for tests, written as WordPress writes them.

/** An export with `channel` (authors, terms, items) in it. */
export function wxrDocument(
  channel: string,
  {
    version = '1.2',
    scheme = 'http',
    home = 'https://gazette.example/news',
  }: { version?: string; scheme?: 'http' | 'https'; home?: string } = {},
): string {
  return `<?xml version="1.0" encoding="UTF-8" ?>
<rss version="2.0"
  xmlns:excerpt="${scheme}://wordpress.org/export/${version}/excerpt/"
  xmlns:content="http://purl.org/rss/1.0/modules/content/"
  xmlns:wfw="http://wellformedweb.org/CommentAPI/"
  xmlns:dc="http://purl.org/dc/elements/1.1/"
  xmlns:wp="${scheme}://wordpress.org/export/${version}/">
<channel>
  <title>The Harbour Gazette</title>
  <link>https://gazette.example</link>
  <description>News from the quay</description>
  <language>en-GB</language>
  <wp:wxr_version>${version}</wp:wxr_version>
  <wp:base_site_url>https://gazette.example</wp:base_site_url>
  <wp:base_blog_url>${home}</wp:base_blog_url>
${channel}
</channel>
</rss>
`;
}

/** An item. `fields` replace or add elements by their name; `more` is put in as it is. */
export function wxrItem(fields: Readonly<Record<string, string>> = {}, more = ''): string {
  const all: Record<string, string> = {
    title: 'Ferries are late',
    link: 'https://gazette.example/news/2013/01/ferries-are-late/',
    pubDate: 'Fri, 11 Jan 2013 20:22:19 +0000',
    'dc:creator': 'margit',
    guid: 'https://gazette.example/news/?p=41',
    'content:encoded': 'The ferries were late.',
    'excerpt:encoded': '',
    'wp:post_id': '41',
    'wp:post_date': '2013-01-11 21:22:19',
    'wp:post_date_gmt': '2013-01-11 20:22:19',
    'wp:comment_status': 'open',
    'wp:ping_status': 'open',
    'wp:post_name': 'ferries-are-late',
    'wp:status': 'publish',
    'wp:post_parent': '0',
    'wp:post_type': 'post',
    'wp:post_password': '',
    'wp:is_sticky': '0',
    ...fields,
  };
  const elements = Object.entries(all).map(([name, text]) => `    <${name}>${toCdata(text)}</${name}>`);
  return `  <item>\n${elements.join('\n')}\n${more}\n  </item>`;
}

/** An author, with `fields` replaced. */
export function wxrAuthor(fields: Readonly<Record<string, string>> = {}): string {
  const all: Record<string, string> = {
    author_id: '3',
    author_login: 'margit',
    author_email: 'margit@gazette.example',
    author_display_name: 'Margit Holm',
    author_first_name: 'Margit',
    author_last_name: 'Holm',
    ...fields,
  };
  const elements = Object.entries(all).map(([name, text]) => `    <wp:${name}>${toCdata(text)}</wp:${name}>`);
  return `  <wp:author>\n${elements.join('\n')}\n  </wp:author>`;
}

/** A comment of an item, with `fields` replaced. */
export function wxrComment(fields: Readonly<Record<string, string>> = {}): string {
  const all: Record<string, string> = {
    comment_id: '7',
    comment_author: 'Old Pilot',
    comment_author_email: 'pilot@example.org',
    comment_author_url: 'https://pilot.example/',
    comment_author_IP: '192.0.2.7',
    comment_date: '2013-01-12 09:00:00',
    comment_date_gmt: '2013-01-12 08:00:00',
    comment_content: 'That was my crew.',
    comment_approved: '1',
    comment_type: '',
    comment_parent: '0',
    comment_user_id: '0',
    ...fields,
  };
  const elements = Object.entries(all).map(([name, text]) => `      <wp:${name}>${toCdata(text)}</wp:${name}>`);
  return `    <wp:comment>\n${elements.join('\n')}\n    </wp:comment>`;
}

function toCdata(text: string): string {
  return `<![CDATA[${text.replaceAll(']]>', ']]]]><![CDATA[>')}]]>`;
}
