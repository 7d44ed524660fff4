import { mkdtemp, readdir, rm, stat } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pino } from 'pino';
import { describe, expect, onTestFinished, test } from 'vitest';
import { write } from '../changes/changes.actions.ts';
import { describeEachNewsroom, openBeside } from '../testing/test-newsroom.ts';
import { queueAskedMail, queueLateMail, queueMail, type MailContent, type MailKind } from './mail.actions.ts';
import { sendDueMails, type MailParts } from './send-mails.ts';
import { readMail, readOutbox } from './testing/read-mail.ts';
import { runMailServer } from './testing/run-mail-server.ts';

const from = { name: 'The Example', address: 'noreply@site.example' };
const content: MailContent = {
  subject: 'Somebody has answered',
  parts: ['In “Ferries”:', { by: 'Old Pilot', quote: 'It was <b>lentil</b>.\nReally.' }],
};

describeEachNewsroom('mails', (newsroom) => {
  const parts = (route: MailParts['settings']['route'], kinds: MailParts['kinds'] = {}): MailParts => ({
    settings: { from, route },
    kinds,
  });
  const queue = (said: Partial<MailContent> = {}, to = 'pilot@example.org') =>
    write(newsroom(), (open) => queueMail(newsroom(), open, { to, kind: 'a test', content: { ...content, ...said } }));
  const waiting = () => newsroom().db.selectFrom('mails').selectAll().execute();
  const dueAgain = () =>
    newsroom().db.updateTable('mails').set({ next_attempt_at: '2000-01-01T00:00:00.000Z' }).execute();

  test('are sent once, and are gone then', async () => {
    const server = await runMailServer();
    await queue();
    await sendDueMails(newsroom(), parts(server));
    await sendDueMails(newsroom(), parts(server));
    expect(server.received).toMatchObject([{ from: from.address, to: ['pilot@example.org'] }]);
    expect(await waiting()).toEqual([]);
    const { headers, subject, text, html } = readMail(server.received[0]?.raw ?? '');
    expect(subject).toBe(content.subject);
    expect(text).toBe('In “Ferries”:\n\nOld Pilot:\n> It was <b>lentil</b>.\n> Really.\n');
    expect(html).toContain('It was &lt;b&gt;lentil&lt;/b&gt;.<br>');
    expect(headers).toMatchObject({
      from: 'The Example <noreply@site.example>',
      to: 'pilot@example.org',
      'auto-submitted': 'auto-generated',
      'mime-version': '1.0',
    });
    expect(headers['message-id']).toMatch(/^<[\w-]{36}@site\.example>$/);
    expect(Date.parse(headers['date'] ?? '')).toBeGreaterThan(Date.now() - 60_000);
    expect(headers).not.toHaveProperty('list-unsubscribe');
  });

  test('wait encrypted: neither address nor words stand in the database', async () => {
    await queue();
    expect(JSON.stringify(await waiting())).not.toMatch(/pilot|lentil|answered/i);
    await newsroom().db.deleteFrom('mails').execute();
  });

  test('are not sent of what has not happened', async () => {
    const failed = write(newsroom(), async (open) => {
      await queueMail(newsroom(), open, { to: 'pilot@example.org', kind: 'a test', content });
      throw new Error('Changed my mind.');
    });
    await expect(failed).rejects.toThrow('Changed my mind');
    expect(await waiting()).toEqual([]);
  });

  test('that can be ended name the address for it on one line, however long', async () => {
    const server = await runMailServer();
    const unsubscribeUrl = `https://site.example/mail/${'a'.repeat(200)}`;
    await queue({ unsubscribeUrl });
    await sendDueMails(newsroom(), parts(server));
    expect(server.received[0]?.raw).toContain(`\r\nList-Unsubscribe: <${unsubscribeUrl}>\r\n`);
    expect(server.received[0]?.raw).toContain('\r\nList-Unsubscribe-Post: List-Unsubscribe=One-Click\r\n');
  });

  test('have the headers that they should have, whatever a headline or a name says', async () => {
    const server = await runMailServer();
    const evil = 'Hello\r\nBcc: all@example.org\r\n\r\nBody\u0000';
    const settings = { from: { ...from, name: evil }, route: server };
    await queue({ subject: evil, parts: [evil, { by: evil, quote: evil }] });
    await sendDueMails(newsroom(), { settings, kinds: {} });
    const [mail] = server.received;
    expect(mail?.to).toEqual(['pilot@example.org']);
    const { headers } = readMail(mail?.raw ?? '');
    expect(Object.keys(headers)).not.toContain('bcc');
    expect(Object.keys(headers)).toHaveLength(9);
  });

  test('become files for their owner alone where there is no server, one a mail', async () => {
    const folder = await makeFolder();
    await queue();
    await queue();
    await sendDueMails(newsroom(), parts({ folder }));
    expect(await readOutbox(folder)).toMatchObject([{ subject: content.subject }, { subject: content.subject }]);
    const files = await readdir(folder);
    expect(files).toHaveLength(2);
    expect((await stat(join(folder, files[0] ?? ''))).mode & 0o777).toBe(0o600);
  });

  test('that a server does not take are tried again later, under the same id, and the log names no address', async () => {
    const server = await runMailServer();
    const lines: string[] = [];
    const room = { ...newsroom(), log: pino({ level: 'trace' }, { write: (line) => void lines.push(line) }) };
    await queue();
    const [before] = await waiting();
    server.refusal = { at: 'recipient', code: 450, text: 'pilot@example.org is busy' };
    await sendDueMails(room, parts(server));
    expect(await waiting()).toMatchObject([{ id: before?.id, attempts: 1 }]);
    await sendDueMails(room, parts(server));
    expect(await waiting()).toMatchObject([{ attempts: 1 }]);
    server.refusal = undefined;
    await dueAgain();
    await sendDueMails(room, parts(server));
    expect(readMail(server.received[0]?.raw ?? '').headers['message-id']).toBe(`<${before?.id}@site.example>`);
    expect(lines.join()).toMatch(/"responseCode":450.*it is tried again/);
    expect(lines.join()).not.toContain('pilot');
  });

  test('that a server refuses for good, or has not taken for a day, are given up', async () => {
    const server = await runMailServer();
    server.refusal = { at: 'recipient', code: 550, text: 'No such mailbox' };
    await queue();
    await sendDueMails(newsroom(), parts(server));
    expect(await waiting()).toEqual([]);
    server.refusal = { at: 'data', code: 451, text: 'Later' };
    await queue();
    for (let attempt = 1; attempt <= 11; attempt += 1) {
      expect(await waiting()).toMatchObject([{ attempts: attempt - 1 }]);
      await dueAgain();
      await sendDueMails(newsroom(), parts(server));
    }
    expect(await waiting()).toEqual([]);
    expect(server.received).toEqual([]);
  });

  test('wait for a server that is away', async () => {
    await queue();
    await sendDueMails(newsroom(), parts({ smtpUrl: 'smtp://127.0.0.1:1' }));
    expect(await waiting()).toMatchObject([{ attempts: 1 }]);
    await newsroom().db.deleteFrom('mails').execute();
  });

  test('are sent once each by several processes, and by another one where the first has died', async () => {
    const server = await runMailServer();
    const other = openBeside(newsroom().address);
    onTestFinished(() => other.db.destroy());
    for (let count = 0; count < 12; count += 1) await queue({ subject: `Mail ${count}` });
    await Promise.all([newsroom(), other].map((room) => sendDueMails(room, parts(server))));
    expect(server.received.map(({ raw }) => readMail(raw).subject).sort()).toHaveLength(12);
    expect(new Set(server.received.map(({ raw }) => readMail(raw).subject)).size).toBe(12);
    await queue();
    const lease = new Date(Date.now() + 60_000).toISOString();
    await newsroom().db.updateTable('mails').set({ attempts: 1, next_attempt_at: lease }).execute();
    await sendDueMails(other, parts(server));
    expect(server.received).toHaveLength(12);
    const afterwards = { ...other, now: () => new Date(Date.now() + 120_000).toISOString() };
    await sendDueMails(afterwards, parts(server));
    expect(server.received).toHaveLength(13);
  });

  describe('that are written when they are sent', () => {
    const late = (about = ['17']) =>
      write(newsroom(), (open) => queueLateMail(newsroom(), open, { to: 'pilot@example.org', kind: 'late', about }));

    test('say what is true then; of those about the same, one waits', async () => {
      const server = await runMailServer();
      const noted: string[] = [];
      const kind: MailKind = {
        compose: (_newsroom, about) =>
          Promise.resolve({
            content: { ...content, subject: `About ${about.join()}` },
            sent: () => Promise.resolve(void noted.push(...about)),
          }),
      };
      expect(await late()).toBe(true);
      expect(await late()).toBe(false);
      expect(await late(['18'])).toBe(true);
      await sendDueMails(newsroom(), parts(server, { late: kind }));
      const subjects = server.received.map(({ raw }) => readMail(raw).subject);
      expect(subjects.sort()).toEqual(['About 17', 'About 18']);
      expect(noted.sort()).toEqual(['17', '18']);
      expect(await late()).toBe(true);
      await sendDueMails(newsroom(), parts(server, { late: { compose: () => Promise.resolve(undefined) } }));
      expect(server.received).toHaveLength(2);
      expect(await waiting()).toEqual([]);
    });

    test('tell whoever queued them that they are given up, and why', async () => {
      const server = await runMailServer();
      server.refusal = { at: 'recipient', code: 550, text: 'No such mailbox' };
      const ends: unknown[] = [];
      const kind: MailKind = {
        compose: () => Promise.resolve({ content }),
        givenUp: (_open, about, because) => Promise.resolve(void ends.push([about, because])),
      };
      await late();
      await sendDueMails(newsroom(), parts(server, { late: kind }));
      expect(ends).toEqual([[['17'], 'refused']]);
    });
  });

  test('that strangers ask for are few a day to one address, and from one network', async () => {
    const ask = (to: string, senderHash: string) =>
      write(newsroom(), (open) => queueAskedMail(newsroom(), open, { to, senderHash, kind: 'asked', content }));
    const answers = [];
    for (let count = 0; count < 6; count += 1) answers.push(await ask('Pilot@example.org', `network ${count}`));
    expect(answers).toEqual([true, true, true, true, true, false]);
    expect(await ask('pilot@EXAMPLE.org', 'another')).toBe(false);
    const others = [];
    for (let count = 0; count < 21; count += 1) others.push(await ask(`reader-${count}@example.org`, 'the same'));
    expect(others.filter((isSent) => isSent)).toHaveLength(20);
    expect(await waiting()).toHaveLength(25);
  });
});

async function makeFolder(): Promise<string> {
  const parent = await mkdtemp(join(tmpdir(), 'broadsheet-outbox-'));
  onTestFinished(() => rm(parent, { recursive: true }));
  return join(parent, 'outbox');
}
