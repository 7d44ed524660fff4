// What WordPress loads from elsewhere when it shows a post: an address alone on a line, scripts that draw something.
// Both are written as iframes, which the sanitiser turns into links.
import { attributeIn, tokenise } from './html-tokens.ts';

// A script file is machinery: it dresses up what is in the text already, counts readers or sells places. Three services
// write their pages by one, and have the page at nearly the same address.
const machinery = /\.js(?:[?#]|$)|googletagmanager\.com|doubleclick\.net|amazon-adsystem\.com|googlesyndication\.com/i;
const pageInScript = /^((?:https?:)?\/\/(?:gist\.github\.com|asciinema\.org|static\.polldaddy\.com)\/[\w/-]+)\.js$/;
const addressLine = /^[^\S\n]*(https?:\/\/[^\s<>"[\]]+)[^\S\n]*$/;

/** `html` with each address that stands alone on a line as an embedded page, as oEmbed takes it. */
export function embedAddresses(html: string): string {
  const tokens = tokenise(html);
  return tokens
    .map(({ kind, source }, index) => {
      if (kind !== 'text' || !source.includes('://')) return source;
      const lines = source.split('\n');
      return lines
        .map((line, number) => {
          // A line that a tag shares is no line of its own, unless the tag is a paragraph's.
          const isWhole =
            (number > 0 || startsLine(tokens[index - 1])) &&
            (number < lines.length - 1 || startsLine(tokens[index + 1]));
          const address = isWhole ? addressLine.exec(line)?.[1] : undefined;
          return address === undefined ? line : `\n\n<iframe src="${address}"></iframe>\n\n`;
        })
        .join('\n');
    })
    .join('');
}

/** `html` with scripts that write a page as embedded pages, without all others, and with what stands in for them. */
export function replaceScripts(html: string): string {
  if (!/<(?:script|noscript)/i.test(html)) return html;
  return tokenise(html)
    .map(({ name, source }) => {
      if (name === 'noscript') return '';
      if (name !== 'script') return source;
      const address = attributeIn(source.slice(0, source.indexOf('>')), 'src');
      const page = address?.replace(pageInScript, '$1');
      if (page === undefined || machinery.test(page)) return '';
      return `<iframe src="${page.replaceAll('"', '&quot;')}"></iframe>`;
    })
    .join('');
}

function startsLine(token: { name: string } | undefined): boolean {
  return token === undefined || /^(?:p|div|br|hr|h[1-6]|ul|ol|table|blockquote|figure|section|pre)$/.test(token.name);
}
