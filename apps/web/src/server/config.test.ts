import { SettingError } from '@broadsheet/service';
import { describe, expect, test } from 'vitest';
import { readConfig } from './config.ts';

describe('the settings', () => {
  test('need nothing', () => {
    expect(readConfig({})).toMatchObject({
      port: 3000,
      apiUrl: 'http://127.0.0.1:4000',
      site: { name: 'Broadsheet', url: 'http://localhost:3000', language: 'en', timeZone: 'UTC' },
    });
  });

  test('follow the ports where nothing else is said', () => {
    expect(readConfig({ API_PORT: '4100', SITE_PORT: '3100' })).toMatchObject({
      port: 3100,
      apiUrl: 'http://127.0.0.1:4100',
      site: { url: 'http://localhost:3100' },
    });
  });

  test('take a variable that is set to nothing for unset', () => {
    expect(readConfig({ SITE_PORT: '', SITE_NAME: '' })).toMatchObject({ port: 3000, site: { name: 'Broadsheet' } });
  });

  test('keep no slash at the end of an address', () => {
    expect(readConfig({ SITE_URL: 'https://news.example/', API_URL: 'http://api:4000/' })).toMatchObject({
      apiUrl: 'http://api:4000',
      site: { url: 'https://news.example' },
    });
  });

  test.each([
    ['SITE_PORT', 'http'],
    ['SITE_PORT', '70000'],
    ['SITE_PORT', '3000.5'],
    ['API_PORT', '-1'],
    ['API_URL', 'ftp://api'],
    ['API_URL', 'api:4000'],
    ['SITE_URL', 'news.example'],
    ['SITE_LANGUAGE', 'english language'],
    ['SITE_TIME_ZONE', 'Mars/Olympus'],
    ['TRUSTED_PROXIES', 'yes'],
    ['PAGE_CACHE_MB', 'much'],
    ['LOG_LEVEL', 'loud'],
  ])('refuse %s=%s in one line that names the variable', (name, value) => {
    expect(() => readConfig({ [name]: value })).toThrow(SettingError);
    expect(() => readConfig({ [name]: value })).toThrow(new RegExp(`^${name}: [^\\n]+$`));
  });
});
