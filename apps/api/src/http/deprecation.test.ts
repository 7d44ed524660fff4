import { once } from 'node:events';
import { endpoint, pageOf } from '@broadsheet/api-contract';
import { listen, OpenStreams, trustNobody } from '@broadsheet/service';
import express from 'express';
import { pino } from 'pino';
import { expect, onTestFinished, test } from 'vitest';
import { z } from 'zod';
import { AnswerCache } from './answer-cache.ts';
import { Load } from './behind-overload.ts';
import { route } from './endpoint-handler.ts';
import { createEndpointRouter } from './endpoint-router.ts';
import { answerProblems } from './problem.ts';
import { createHttpServer } from './http-server.ts';

const old = endpoint({
  id: 'listOld',
  method: 'GET',
  path: '/v1/old',
  group: 'Old',
  summary: 'What there was before',
  access: 'public',
  query: z.strictObject({ limit: z.string().max(3).optional() }),
  answer: pageOf(z.string()),
  status: 200,
  problems: [],
  deprecated: {
    since: '2026-11-01T00:00:00Z',
    sunset: '2027-11-01T00:00:00Z',
    link: 'https://news.example/docs/policy',
  },
});

test('an endpoint that is to go says so with every answer, beside its other links', async () => {
  const app = express();
  app.use(
    createEndpointRouter([route(old, () => Promise.resolve({ items: ['a'], next: 'b' }))], {
      proxyKey: 'k',
      trustedProxies: trustNobody,
      publicUrl: 'http://news.example/api',
      findCaller: () => Promise.resolve(undefined),
      ending: new AbortController().signal,
      load: new Load(10),
      streams: new OpenStreams({ most: 1, mostEach: 1 }),
      answers: new AnswerCache(0),
      answerOnce: (_, answer) => answer(),
      surrogateTagsOf: () => [],
      cdnMaxAge: 0,
    }),
  );
  app.use(answerProblems(pino({ level: 'silent' })));
  const server = createHttpServer(app);
  onTestFinished(async () => {
    server.close();
    server.closeAllConnections();
    await once(server, 'close');
  });
  const url = `http://127.0.0.1:${await listen(server, 0)}/v1/old`;
  const deprecation = '<https://news.example/docs/policy>; rel="deprecation"; type="text/html"';
  const answers = [
    ['', 200, `</v1/old?after=b>; rel="next", ${deprecation}`],
    ['?limit=12345', 400, deprecation],
  ] as const;
  for (const [query, status, link] of answers) {
    const { status: answered, headers } = await fetch(`${url}${query}`);
    expect([answered, headers.get('deprecation')]).toEqual([status, '@1793491200']);
    expect(headers.get('sunset')).toBe('Mon, 01 Nov 2027 00:00:00 GMT');
    expect(headers.get('link')).toBe(link);
  }
});
