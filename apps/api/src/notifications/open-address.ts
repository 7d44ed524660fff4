import type { Newsroom } from '../newsroom.ts';

/** The address that was sealed; undefined, with a line in the log, where it does not open with this key. */
export function openAddress(
  { vault, log }: Newsroom,
  { id, emailSealed }: { readonly id: string; readonly emailSealed: string },
): string | undefined {
  try {
    return vault.open(emailSealed);
  } catch (error) {
    log.warn({ err: error, id }, 'The address of somebody who asked for mails does not open with this key.');
    return undefined;
  }
}
