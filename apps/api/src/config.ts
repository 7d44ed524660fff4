import { join, resolve } from 'node:path';
import {
  httpUrlSetting,
  logLevelSetting,
  portSetting,
  readSettings,
  secondsSetting,
  streamSettings,
  trustedProxiesSetting,
} from '@broadsheet/service';
import { z } from 'zod';
import type { DatabaseAddress } from './database/connect.ts';
import { assertWholeChecker, checkerSettings, toCheckerSettings } from './external-checker/checker-settings.ts';
import { limitSettings } from './limits/limit-settings.ts';
import { defaultSender, mailFromSetting, smtpUrl } from './mail/mail-config.ts';

const postgresUrl = z.url({
  protocol: /^postgres(?:ql)?$/,
  error: 'Must be an address that begins with postgres://, or unset for the built-in SQLite.',
});

const Environment = z
  .object({
    API_PORT: portSetting.default(4000),
    SITE_PORT: portSetting.default(3000),
    DATA_DIR: z.string().default('./data'),
    DATABASE_URL: postgresUrl.optional(),
    SITE_URL: httpUrlSetting.optional(),
    SITE_NAME: z.string().trim().min(1).max(80).default('Broadsheet'),
    ADMIN_TOKEN: z
      .string()
      .regex(/^[\x21-\x7E]+$/, 'Must consist of letters, digits and signs without spaces.')
      .optional(),
    DEMO: z.enum(['on', 'off'], 'Must be on or off.').default('on'),
    TRUSTED_PROXIES: trustedProxiesSetting.prefault('0'),
    ...limitSettings,
    ...streamSettings,
    CDN_MAX_AGE: secondsSetting.default(0),
    MAX_REQUESTS: z.coerce.number('Must be a number.').int('Must be a whole number.').min(1).default(2_000),
    CHANGE_LOG_DAYS: wholeNumber(1, 3650).prefault('30'),
    WEBHOOK_PRIVATE_ADDRESSES: z.enum(['refuse', 'allow'], 'Must be refuse or allow.').default('refuse'),
    SMTP_URL: smtpUrl.optional(),
    MAIL_FROM: mailFromSetting.optional(),
    ...checkerSettings,
    LOG_LEVEL: logLevelSetting.default('info'),
  })
  .superRefine(assertWholeChecker)
  .transform((set) => ({
    port: set.API_PORT,
    dataDir: resolve(set.DATA_DIR),
    database: toDatabaseAddress(set.DATABASE_URL, set.DATA_DIR),
    siteName: set.SITE_NAME,
    siteUrl: set.SITE_URL ?? `http://localhost:${set.SITE_PORT}`,
    adminToken: set.ADMIN_TOKEN,
    loadsDemo: set.DEMO === 'on',
    trustedProxies: set.TRUSTED_PROXIES,
    cdnMaxAge: set.CDN_MAX_AGE,
    mostAtOnce: set.MAX_REQUESTS,
    streamLimits: { most: set.MAX_STREAMS, mostEach: set.MAX_STREAMS_PER_ADDRESS },
    limits: {
      reads: set.RATE_LIMIT_READS,
      writes: set.RATE_LIMIT_WRITES,
      keyReads: set.RATE_LIMIT_KEY_READS,
      keyWrites: set.RATE_LIMIT_KEY_WRITES,
    },
    changeLogDays: set.CHANGE_LOG_DAYS,
    allowsPrivateWebhooks: set.WEBHOOK_PRIVATE_ADDRESSES === 'allow',
    mail: {
      from: set.MAIL_FROM ?? defaultSender(set.SITE_NAME, set.SITE_URL),
      route: set.SMTP_URL === undefined ? { folder: join(resolve(set.DATA_DIR), 'outbox') } : { smtpUrl: set.SMTP_URL },
    },
    commentChecker: toCheckerSettings(set),
    logLevel: set.LOG_LEVEL,
  }));

/** The settings of the API, as read from the environment. */
export type Config = z.infer<typeof Environment>;

/** Reads the settings. Throws a `SettingError`. */
export function readConfig(environment: Readonly<Record<string, string | undefined>>): Config {
  return readSettings(Environment, environment);
}

function toDatabaseAddress(url: string | undefined, dataDir: string): DatabaseAddress {
  return url === undefined ? { file: join(resolve(dataDir), 'broadsheet.db') } : { url };
}

function wholeNumber(min: number, max: number) {
  const error = `Must be a whole number from ${min} to ${max}.`;
  return z
    .string()
    .regex(/^\d{1,9}$/, { error, abort: true })
    .transform(Number)
    .refine((number) => number >= min && number <= max, error);
}
