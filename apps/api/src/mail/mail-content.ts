// What a mail says, written once, and from that as plain text and as HTML. What readers wrote stands in it as text.
import { escapeHtml } from '@broadsheet/service';
import { z } from 'zod';

/** A paragraph; an address to go to; or what somebody else said. */
const MailPart = z.union([
  z.string(),
  z.object({ link: z.url(), label: z.string() }),
  z.object({ quote: z.string(), by: z.string().optional() }),
]);
export type MailPart = z.infer<typeof MailPart>;

/** What a mail says. */
export const MailContent = z.object({
  subject: z.string(),
  parts: z.array(MailPart),
  /** Where a POST ends mails like this one, without asking anything back (RFC 8058). */
  unsubscribeUrl: z.url().optional(),
});
export type MailContent = z.infer<typeof MailContent>;

/** `parts` as plain text. */
export function toText(parts: readonly MailPart[]): string {
  return `${parts.map(toPlain).join('\n\n')}\n`;
}

/** `parts` as an HTML document: no pictures, no styles from elsewhere, nothing that tells who reads it. */
export function toHtml(parts: readonly MailPart[]): string {
  return [
    '<!doctype html><html><head><meta charset="utf-8"></head>',
    '<body style="font:16px/1.5 Georgia,serif;max-width:36em;margin:1.5em">',
    ...parts.map(toMarkup),
    '</body></html>',
  ].join('\n');
}

function toPlain(part: MailPart): string {
  if (typeof part === 'string') return part;
  if ('link' in part) return `${part.label}:\n${part.link}`;
  const quoted = part.quote.split('\n').map((line) => `> ${line}`.trimEnd());
  return [...(part.by === undefined ? [] : [`${part.by}:`]), ...quoted].join('\n');
}

function toMarkup(part: MailPart): string {
  if (typeof part === 'string') return `<p>${withBreaks(part)}</p>`;
  if ('link' in part) return `<p><a href="${escapeHtml(part.link)}">${escapeHtml(part.label)}</a></p>`;
  const by = part.by === undefined ? '' : `<p><strong>${escapeHtml(part.by)}</strong></p>`;
  const style = 'margin:0 0 1em;padding-left:1em;border-left:3px solid #999';
  return `${by}<blockquote style="${style}">${withBreaks(part.quote)}</blockquote>`;
}

function withBreaks(text: string): string {
  return escapeHtml(text).replaceAll('\n', '<br>\n');
}
