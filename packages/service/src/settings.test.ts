import { expect, test } from 'vitest';
import { z } from 'zod';
import { httpUrlSetting, logLevelSetting, portSetting, readSettings, SettingError } from './settings.ts';

const Environment = z.object({
  PORT: portSetting.default(3000),
  URL: httpUrlSetting.optional(),
  LEVEL: logLevelSetting.default('info'),
});

test('what is not set, or set to nothing, takes its default', () => {
  expect(readSettings(Environment, { PORT: '', URL: undefined })).toEqual({ PORT: 3000, LEVEL: 'info' });
});

test('an address is kept without a slash at its end', () => {
  expect(readSettings(Environment, { URL: 'https://news.example//' }).URL).toBe('https://news.example');
});

test.each([
  ['PORT', 'http'],
  ['PORT', '70000'],
  ['PORT', '3000.5'],
  ['URL', 'ftp://news.example'],
  ['URL', 'news.example'],
  ['LEVEL', 'loud'],
])('%s=%s is refused in one line that names the variable', (name, value) => {
  expect(() => readSettings(Environment, { [name]: value })).toThrow(SettingError);
  expect(() => readSettings(Environment, { [name]: value })).toThrow(new RegExp(`^${name}: [^\\n]+$`));
});
