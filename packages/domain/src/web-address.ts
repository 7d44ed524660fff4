import { z } from 'zod';

const maxLength = 2048;

function isHttpUrl(text: string): boolean {
  if (!URL.canParse(text)) return false;
  const { protocol, username, password, hostname } = new URL(text);
  return (protocol === 'https:' || protocol === 'http:') && hostname !== '' && username === '' && password === '';
}

/** An absolute http or https address without a user name or password in it. Never `javascript:` or `data:`. */
export const WebAddress = z
  .string()
  .trim()
  .max(maxLength, `Must have at most ${maxLength} characters.`)
  .refine(isHttpUrl, 'Must be an address that begins with https:// or http://.')
  .meta({ description: 'An absolute http or https URL.', examples: ['https://harbourgazette.example/ferries'] });

/** Where an image lies: a `WebAddress`, or a path on the site itself that begins with one slash. */
export const ImageAddress = z
  .string()
  .trim()
  .max(maxLength, `Must have at most ${maxLength} characters.`)
  .refine((text) => isHttpUrl(text) || /^\/(?![/\\])\S*$/.test(text), 'Must be an https:// or http:// address, or a path on the site.')
  .meta({ description: 'An absolute http or https URL, or a path on the site.', examples: ['/demo/harbour.svg'] });
