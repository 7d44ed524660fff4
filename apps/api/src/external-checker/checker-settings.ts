import { httpUrlSetting } from '@broadsheet/service';
import { z } from 'zod';
import { secretPrefix } from '../http/sign-message.ts';
import type { CheckerSettings } from './comment-checker.ts';

const shortestSecret = 24;

/** The variables that name a checker of comments. */
export const checkerSettings = {
  COMMENT_CHECKER_URL: httpUrlSetting.optional(),
  COMMENT_CHECKER_KEY: z
    .string()
    .regex(/^[\x21-\x7E]+$/, 'Must consist of letters, digits and signs without spaces.')
    .refine(isWholeSecret, `After ${secretPrefix}, it needs at least ${shortestSecret} bytes in base64.`)
    .optional(),
  COMMENT_CHECKER_TIMEOUT_MS: z.coerce
    .number('Must be a number.')
    .int('Must be a whole number.')
    .min(100, 'Must be from 100 to 30000.')
    .max(30_000, 'Must be from 100 to 30000.')
    .default(3000),
};

type Set = z.output<z.ZodObject<typeof checkerSettings>>;

/** For the schema of all settings: one of address and key alone is a mistake. */
export function assertWholeChecker(set: Set, context: z.RefinementCtx): void {
  const { COMMENT_CHECKER_URL: url, COMMENT_CHECKER_KEY: key } = set;
  if ((url === undefined) === (key === undefined)) return;
  const missing = url === undefined ? 'COMMENT_CHECKER_URL' : 'COMMENT_CHECKER_KEY';
  context.addIssue({ code: 'custom', path: [missing], message: 'Must be set where the other one is.' });
}

/** The checker that `set` names; undefined where it names none. */
export function toCheckerSettings(set: Set): CheckerSettings | undefined {
  const { COMMENT_CHECKER_URL: url, COMMENT_CHECKER_KEY: key, COMMENT_CHECKER_TIMEOUT_MS: timeoutMs } = set;
  return url === undefined || key === undefined ? undefined : { url, key, timeoutMs };
}

function isWholeSecret(key: string): boolean {
  if (!key.startsWith(secretPrefix)) return true;
  return Buffer.from(key.slice(secretPrefix.length), 'base64').length >= shortestSecret;
}
