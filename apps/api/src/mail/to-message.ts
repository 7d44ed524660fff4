// A mail as it leaves. Addresses and names are given apart, never as lines of a header, so that nothing that somebody
// has typed can begin another one.
import type { SendMailOptions } from 'nodemailer';
import { toHtml, toText, type MailContent } from './mail-content.ts';

/** Whom mails come from. */
export interface MailSender {
  readonly name: string;
  readonly address: string;
}

/** What a mail says, to whom, and under which id. */
export interface Letter {
  /** The same each time that it is sent, so that whoever gets it twice can tell. */
  readonly id: string;
  readonly to: string;
  readonly content: MailContent;
  readonly at: string;
}

const longestSubject = 150;

/** `letter` with all its headers. */
export function toMessage({ id, to, content, at }: Letter, from: MailSender): SendMailOptions {
  return {
    from,
    to: { name: '', address: to },
    subject: toLine(content.subject),
    date: new Date(at),
    messageId: `<${id}@${from.address.slice(from.address.lastIndexOf('@') + 1)}>`,
    text: toText(content.parts),
    html: toHtml(content.parts),
    headers: {
      // RFC 3834: no program answers, and the mailbox of who is away neither.
      'auto-submitted': 'auto-generated',
      'x-auto-response-suppress': 'All',
      ...unsubscribeHeaders(content.unsubscribeUrl),
    },
    // What a mail says is text of ours: nothing of it may name a file or an address to read from.
    disableFileAccess: true,
    disableUrlAccess: true,
  };
}

// RFC 8058. An address that is folded is read by nobody.
function unsubscribeHeaders(url: string | undefined) {
  if (url === undefined) return {};
  return {
    'list-unsubscribe': { prepared: true, foldLines: false, value: `<${url}>` },
    'list-unsubscribe-post': 'List-Unsubscribe=One-Click',
  };
}

function toLine(text: string): string {
  const line = text.replace(/[\s\p{Cc}]+/gu, ' ').trim();
  return line.length <= longestSubject ? line : `${line.slice(0, longestSubject).toWellFormed()}…`;
}
