import { resolve } from 'node:path';
import { SettingError } from '@broadsheet/service';
import { describe, expect, test } from 'vitest';
import { readConfig } from './config.ts';

describe('the settings', () => {
  test('need nothing: the data is a SQLite file in ./data', () => {
    expect(readConfig({})).toMatchObject({
      port: 4000,
      dataDir: resolve('data'),
      database: { file: resolve('data', 'broadsheet.db') },
      siteUrl: 'http://localhost:3000',
      loadsDemo: true,
    });
  });

  test('lead to PostgreSQL where its address is given', () => {
    const url = 'postgres://news:secret@db.example/news';
    expect(readConfig({ DATABASE_URL: url }).database).toEqual({ url });
  });

  test.each([
    ['API_PORT', 'http'],
    ['DATABASE_URL', 'mysql://db.example/news'],
    ['DATABASE_URL', 'news.db'],
    ['SITE_URL', 'news.example'],
    ['ADMIN_TOKEN', 'two words'],
    ['DEMO', 'maybe'],
    ['LOG_LEVEL', 'loud'],
    ['CHANGE_LOG_DAYS', '0'],
    ['CHANGE_LOG_DAYS', 'a month'],
    ['WEBHOOK_PRIVATE_ADDRESSES', 'yes'],
    ['SMTP_URL', 'mail.example:587'],
    ['SMTP_URL', 'https://mail.example'],
    ['COMMENT_CHECKER_URL', 'rest.akismet.com'],
    ['COMMENT_CHECKER_KEY', 'whsec_c2hvcnQ='],
    ['COMMENT_CHECKER_TIMEOUT_MS', '0'],
    ['MAIL_FROM', 'The Example'],
    ['MAIL_FROM', 'A <a@news.example>, B <b@news.example>'],
  ])('refuse %s=%s in one line that names the variable', (name, value) => {
    expect(() => readConfig({ [name]: value })).toThrow(SettingError);
    expect(() => readConfig({ [name]: value })).toThrow(new RegExp(`^${name}: [^\\n]+$`));
  });

  test('send mail to a server where one is named, and to a folder otherwise', () => {
    expect(readConfig({ SITE_NAME: 'The Example', SITE_URL: 'https://news.example:8443' }).mail).toEqual({
      from: { name: 'The Example', address: 'noreply@news.example' },
      route: { folder: resolve('data', 'outbox') },
    });
    const set = { SMTP_URL: 'smtps://news:secret@mail.example', MAIL_FROM: 'The desk <desk@news.example>' };
    expect(readConfig(set).mail).toEqual({
      from: { name: 'The desk', address: 'desk@news.example' },
      route: { smtpUrl: set.SMTP_URL },
    });
    expect(readConfig({ SITE_URL: 'http://192.0.2.7' }).mail.from.address).toBe('noreply@localhost');
  });

  test('never repeat a password', () => {
    expect(() => readConfig({ DATABASE_URL: 'mysql://news:hunter2@db.example/news' })).not.toThrow(/hunter2/);
    expect(() => readConfig({ SMTP_URL: 'http://news:hunter2@mail.example' })).not.toThrow(/hunter2/);
  });
});
