// Settings come from the environment, are read once, and are refused in one line that names the variable.
import { z } from 'zod';

/** A setting is wrong. The message is one line that names the variable. */
export class SettingError extends Error {
  override readonly name = 'SettingError';
}

/** Reads the settings that `schema` describes. A variable that is set to nothing is unset. Throws a `SettingError`. */
export function readSettings<S extends z.ZodType>(
  schema: S,
  environment: Readonly<Record<string, string | undefined>>,
): z.output<S> {
  const set = Object.fromEntries(
    Object.entries(environment).filter(([, value]) => value !== undefined && value !== ''),
  );
  const result = schema.safeParse(set);
  if (result.success) return result.data;
  const [issue] = result.error.issues;
  throw new SettingError(`${String(issue?.path[0])}: ${issue?.message ?? 'is wrong'}`);
}

/** A port to listen on; 0 is any free one. */
export const portSetting = z.coerce
  .number('Must be a number.')
  .int('Must be a whole number.')
  .min(0, 'Must be from 0 to 65535.')
  .max(65_535, 'Must be from 0 to 65535.');

/** An http or https address, without a slash at its end. */
export const httpUrlSetting = z
  .url({ protocol: /^https?$/, error: 'Must be an address that begins with https:// or http://.' })
  .transform((url) => url.replace(/\/+$/, ''));

/** A number of seconds, up to a year. */
export const secondsSetting = z.coerce
  .number('Must be a number.')
  .int('Must be a whole number.')
  .min(0, 'Must be 0 or more.')
  .max(31_536_000, 'Must be at most a year: 31536000.');

/** How much is logged. */
export const logLevelSetting = z.enum(['trace', 'debug', 'info', 'warn', 'error', 'silent']);
