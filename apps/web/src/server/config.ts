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

const Environment = z
  .object({
    SITE_PORT: portSetting.default(3000),
    API_PORT: portSetting.default(4000),
    API_URL: httpUrlSetting.optional(),
    DATA_DIR: z.string().default('./data'),
    SITE_URL: httpUrlSetting.optional(),
    SITE_NAME: z.string().trim().min(1).max(80).default('Broadsheet'),
    SITE_DESCRIPTION: z.string().trim().max(300).default('News, and what readers say about it.'),
    SITE_LANGUAGE: z.string().default('en').refine(isLanguage, 'Must be a language tag such as en or pt-BR.'),
    SITE_TIME_ZONE: z.string().default('UTC').refine(isTimeZone, 'Must be a time zone such as Europe/Kyiv.'),
    TRUSTED_PROXIES: trustedProxiesSetting.prefault('0'),
    CDN_MAX_AGE: secondsSetting.default(0),
    RATE_LIMIT_PAGES: z.coerce.number('Must be a number.').int('Must be a whole number.').min(0).default(1_200),
    ...streamSettings,
    PAGE_CACHE_MB: z.coerce.number('Must be a number.').min(0).max(16_384).default(64),
    LOG_LEVEL: logLevelSetting.default('info'),
  })
  .transform((set) => ({
    port: set.SITE_PORT,
    apiUrl: set.API_URL ?? `http://127.0.0.1:${set.API_PORT}`,
    dataDir: set.DATA_DIR,
    trustedProxies: set.TRUSTED_PROXIES,
    cdnMaxAge: set.CDN_MAX_AGE,
    pagesPerMinute: set.RATE_LIMIT_PAGES,
    streamLimits: { most: set.MAX_STREAMS, mostEach: set.MAX_STREAMS_PER_ADDRESS },
    pageCacheBytes: set.PAGE_CACHE_MB * 1_000_000,
    logLevel: set.LOG_LEVEL,
    site: {
      name: set.SITE_NAME,
      description: set.SITE_DESCRIPTION,
      url: set.SITE_URL ?? `http://localhost:${set.SITE_PORT}`,
      language: set.SITE_LANGUAGE,
      timeZone: set.SITE_TIME_ZONE,
    },
  }));

/** The settings of the site, as read from the environment. */
export type Config = z.infer<typeof Environment>;

/** Reads the settings. Throws a `SettingError`. */
export function readConfig(environment: Readonly<Record<string, string | undefined>>): Config {
  return readSettings(Environment, environment);
}

function isLanguage(tag: string): boolean {
  try {
    return Intl.getCanonicalLocales(tag).length === 1;
  } catch {
    return false;
  }
}

function isTimeZone(name: string): boolean {
  try {
    return new Intl.DateTimeFormat('en', { timeZone: name }).resolvedOptions().timeZone !== '';
  } catch {
    return false;
  }
}
