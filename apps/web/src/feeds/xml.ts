// XML 1.0 as text: what may stand in it, and how.

// https://www.w3.org/TR/xml/#charsets: no escape makes these characters legal. Half a surrogate pair is none either.
// eslint-disable-next-line no-control-regex -- the rule forbids what this line is there to find
const illegal = /[\u0000-\u0008\u000B\u000C\u000E-\u001F\uFFFE\uFFFF]|\p{Surrogate}/gu;
const entities: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&apos;',
};

/** `text` as it may stand between tags and in quoted attributes. */
export function escapeXml(text: string): string {
  return text.replace(illegal, '').replace(/[&<>"']/g, (character) => entities[character] ?? character);
}

/** `text` as a CDATA section, which no `]]>` in it can end. */
export function toCdata(text: string): string {
  return `<![CDATA[${text.replace(illegal, '').replaceAll(']]>', ']]]]><![CDATA[>')}]]>`;
}

/** An element with text in it, or nothing where the text is empty. */
export function textElement(name: string, text: string): string {
  return text === '' ? '' : `<${name}>${escapeXml(text)}</${name}>`;
}
