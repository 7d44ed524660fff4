import { Change } from '@broadsheet/domain';
import { expect, test } from 'vitest';
import { anonymous } from '../caller.ts';
import { expectProblem } from '../testing/problems.ts';
import { describeEachApi } from '../testing/run-api.ts';
import { runInProcess } from '../testing/run-in-process.ts';
import { tags } from '../tags/tags.actions.ts';
import { streamChanges, type Told } from './following.actions.ts';
import { findLastChange } from './changes.store.ts';
import { openStream } from './testing/open-stream.ts';

describeEachApi('the stream of changes', (api) => {
  const addTag = (name: string) => tags.create(api().newsroom, { name });
  const addressOf = (query = '') => `${api().baseUrl}/v1/changes?${query}`;
  const last = async () => `${await findLastChange(api().newsroom.db)}`;

  test('tells what happens as it happens: its place, its type, and the change', async () => {
    const stream = await openStream(addressOf('after=latest'));
    expect(stream.response.headers.get('content-type')).toBe('text/event-stream');
    expect(stream.response.headers.get('cache-control')).toContain('no-store');
    expect((await stream.nextOfAny())?.retry).toMatch(/^\d{4}$/);
    const { id } = await addTag('One');
    const event = await stream.next();
    const change = Change.parse(JSON.parse(event?.data ?? ''));
    expect(change).toMatchObject({ type: 'tag.created', subjects: [`tag:${id}`] });
    expect(event).toMatchObject({ id: change.id, event: 'tag.created' });
  });

  test('tells what another process writes', async () => {
    const stream = await openStream(addressOf('after=latest'));
    const program = `import { tags } from './tags/tags.actions.ts'; await tags.create(newsroom, { name: 'Elsewhere' });`;
    await runInProcess(api().newsroom, program);
    expect(await stream.next()).toMatchObject({ event: 'tag.created' });
  });

  test('goes on after a break where it was, whatever the address says', async () => {
    const begin = await last();
    await addTag('Before');
    const stream = await openStream(addressOf(`after=${begin}`));
    const seen = await stream.next();
    stream.close();
    await addTag('During');
    const again = await openStream(addressOf(`after=${begin}`), { 'last-event-id': seen?.id ?? '' });
    await addTag('After');
    const events = [await again.next(), await again.next()];
    expect(events.map((event) => event?.id)).toEqual([`${Number(await last()) - 1}`, await last()]);
  });

  test('refuses an id that is none of its own, and a place that the log never had', async () => {
    const headers = { accept: 'text/event-stream' };
    const ask = (id: string) => api().ask('GET /v1/changes', { headers: { ...headers, 'last-event-id': id } });
    expectProblem(await ask('message-7'), 'invalid-parameter', ['Last-Event-ID']);
    expectProblem(await ask('999999999'), 'changes-expired', ['after']);
  });

  test('tells readers nothing of drafts, and those who may read drafts everything', async () => {
    const reader = await openStream(addressOf('after=latest'));
    const key = await api().keyWith('drafts:read');
    const editor = await openStream(addressOf('after=latest'), { authorization: `Bearer ${key}` });
    await api().admin.articles.create({ body: { title: 'A secret' } });
    await addTag('Seen by all');
    expect((await reader.next())?.event).toBe('tag.created');
    expect((await editor.next())?.event).toBe('article.created');
  });

  test('tells only what was asked for', async () => {
    const { id } = await addTag('Wanted');
    const stream = await openStream(addressOf(`after=latest&types=section.*,tag.updated&subject=tag:${id}`));
    const other = await addTag('Another');
    const anyVersion = { allows: () => true };
    await tags.update(api().newsroom, { idOrSlug: other.id, precondition: anyVersion }, { name: 'Another one' });
    await tags.update(api().newsroom, { idOrSlug: id, precondition: anyVersion }, { name: 'Wanted more' });
    expect(JSON.parse((await stream.next())?.data ?? '')).toMatchObject({
      type: 'tag.updated',
      subjects: [`tag:${id}`],
    });
  });

  test('says from time to time how far it has read, where there is nothing to tell', async () => {
    const told = await follow({ heartbeat: 20, longestWithKey: 60_000 });
    const begin = Number(await last());
    expect(await told.next()).toEqual({ done: false, value: { place: begin, changes: [] } });
    await api().admin.articles.create({ body: { title: 'Not for readers' } });
    await expect.poll(async () => (await told.next()).value?.place).toBe(Number(await last()));
    await told.return();
  });

  test('ends when the server begins to stop', async () => {
    const ending = new AbortController();
    const told = await follow({ heartbeat: 60_000, longestWithKey: 60_000 }, ending.signal);
    const next = told.next();
    ending.abort();
    expect(await next).toEqual({ done: true, value: undefined });
  });

  test('ends for holders of keys after a while, since keys can be revoked', async () => {
    const begin = await last();
    const caller = { ...anonymous, holder: 'key:1' };
    const times = { heartbeat: 60_000, longestWithKey: 30 };
    const signal = AbortSignal.timeout(10_000);
    const told = await streamChanges(api().newsroom, { after: begin }, { caller, signal, times });
    expect(await told.next()).toEqual({ done: true, value: undefined });
    expect(signal.aborted).toBe(false);
  });

  test('reads the log once for all who follow', async () => {
    let readings = 0;
    const { changeFeed, db } = api().newsroom;
    const counted = db.withPlugin({
      transformQuery: ({ node }) => {
        readings += 1;
        return node;
      },
      transformResult: ({ result }) => Promise.resolve(result),
    });
    const newsroom = { ...api().newsroom, db: counted, changeFeed };
    const asked = { after: 'latest' };
    const follower = { caller: anonymous, signal: AbortSignal.timeout(10_000) };
    const streams = await Promise.all(Array.from({ length: 200 }, () => streamChanges(newsroom, asked, follower)));
    const firsts = streams.map((stream) => stream.next());
    readings = 0;
    await addTag('For two hundred');
    const told = await Promise.all(firsts);
    expect(told.map(({ value }) => (value as Told).changes.map(({ change }) => change.type))).toEqual(
      streams.map(() => ['tag.created']),
    );
    expect(readings).toBe(0);
    await Promise.all(streams.map((stream) => stream.return()));
  });

  test('gives those who read slowly what they missed, and keeps nothing for them meanwhile', async () => {
    const begin = Number(await last());
    const slow = await follow({ heartbeat: 60_000, longestWithKey: 60_000 });
    const first = slow.next();
    const total = 30;
    for (let count = 0; count < total; count += 1) await addTag(`Piled up ${count}`);
    const places: number[] = [];
    for (let told = await first; ; told = await slow.next()) {
      places.push(...(told.value as Told).changes.map(({ place }) => place));
      if (places.length >= total) break;
    }
    expect(places).toEqual([...new Set(places)].sort((one, other) => one - other));
    expect(places.every((place) => place > begin)).toBe(true);
    await slow.return();
  });

  function follow(times: { heartbeat: number; longestWithKey: number }, signal = AbortSignal.timeout(10_000)) {
    return streamChanges(api().newsroom, { after: 'latest' }, { caller: anonymous, signal, times });
  }
});
