// The settings of mail, as they are written in the environment.
import { isIP } from 'node:net';
import { z } from 'zod';
import type { MailSender } from './to-message.ts';

/** An SMTP server. */
export const smtpUrl = z.url({
  protocol: /^smtps?$/,
  hostname: /./,
  error: 'Must be an address that begins with smtp:// or smtps://, or unset for files in the outbox.',
});

const fault = 'Must be an address such as desk@news.example, or The Example <desk@news.example>.';
const Address = z.email();

/** Whom mails come from: an address, or a name with the address behind it in angle brackets. */
export const mailFromSetting = z.string().transform((text, context): MailSender => {
  const [, name = '', address = text.trim()] = /^([^<>\p{Cc}]*)<([^<>\p{Cc}]+)>$/u.exec(text.trim()) ?? [];
  if (Address.safeParse(address).success) return { name: name.trim().replace(/^"(.*)"$/, '$1'), address };
  context.addIssue(fault);
  return z.NEVER;
});

/** Whom mails come from where nothing is said: the newspaper, at the host of its site. */
export function defaultSender(siteName: string, siteUrl = 'http://localhost'): MailSender {
  const { hostname } = new URL(siteUrl);
  const host = isIP(hostname.replace(/^\[|\]$/g, '')) === 0 ? hostname : 'localhost';
  return { name: siteName, address: `noreply@${host}` };
}
