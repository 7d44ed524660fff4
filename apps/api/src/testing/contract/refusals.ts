// How each problem is brought about on whichever endpoint documents it: a good request with one thing wrong.
import { randomUUID } from 'node:crypto';
import type { Endpoint, ProblemCode } from '@broadsheet/api-contract';
import { allRoles, allScopes } from '@broadsheet/domain';
import type { Answer } from '../run-api.ts';
import { send, signInAs, type Attempt, type GoodRequest, type Refuse } from './good-request.ts';
import { ownRefusals } from './own-refusals.ts';

/** How a problem is brought about. */
interface Way {
  readonly refuse: Refuse;
  /** Whether what was prepared is as it was afterwards, and good for the next. */
  readonly changesNothing: boolean;
}

/** How `code` is brought about on `endpoint`. Throws where nobody has said how. */
export function getWayTo(endpoint: Endpoint, code: ProblemCode): Way {
  const own = ownRefusals[`${endpoint.id} ${code}`] ?? ownRefusals[code];
  if (own) return { refuse: own, changesNothing: false };
  const mistake = mistakes[code];
  if (mistake) return { refuse: mistake, changesNothing: true };
  const refuse = others[code];
  if (refuse) return { refuse, changesNothing: false };
  throw new Error(`Say in testing/contract/own-refusals.ts how ${endpoint.id} comes to refuse with ${code}.`);
}

const changed =
  (change: (attempt: Attempt) => Partial<GoodRequest>): Refuse =>
  (attempt) =>
    send(attempt, change(attempt));

const withHeaders = (headers: Readonly<Record<string, string>>): Refuse =>
  changed(({ good }) => ({ headers: { ...good.headers, ...headers } }));

const tooLarge = new Uint8Array(40_000_000).fill(0x20);

/** A mistake in the request alone. */
const mistakes: Partial<Record<ProblemCode, Refuse>> = {
  'malformed-request': changed(() => ({ query: '%' })),
  'invalid-parameter': changed(() => ({ query: 'nonsense=1' })),
  'invalid-cursor': changed(({ good }) => ({ query: Object.assign({}, good.query, { after: 'made-up' }) })),
  'key-required': changed(() => ({ key: 'nobody' })),
  'not-found': changed(({ good }) => ({
    params: Object.fromEntries(Object.keys(good.params).map((name) => [name, randomUUID()])),
  })),
  'invalid-body': changed(({ good }) => ({ json: Object.assign({ nonsense: 1 }, good.json) })),
  'body-too-large': changed(({ good }) => ({ body: tooLarge, headers: { ...good.headers, ...asJson } })),
  'unsupported-media-type': changed(({ good }) => ({
    body: '{}',
    headers: { ...good.headers, 'content-type': 'text/plain' },
  })),
  'if-match-required': changed(() => ({ headers: {} })),
  'stale-version': withHeaders({ 'if-match': '"999"' }),
  'scope-missing': async (attempt) => {
    const { api, endpoint } = attempt;
    return send(attempt, { key: await api.keyWith(...allScopes.filter((scope) => scope !== endpoint.access)) });
  },
  'not-same-origin': async (attempt) => {
    const session = await signInAs(attempt.api, 'admin');
    const headers = { ...attempt.good.headers, ...session, 'sec-fetch-site': 'cross-site' };
    return send(attempt, { key: undefined, headers });
  },
};

/** Found out by trying, which may succeed before. */
const others: Partial<Record<ProblemCode, Refuse>> = {
  'not-permitted': async (attempt) => {
    const answers: Answer[] = [];
    for (const role of allRoles) {
      const session = await signInAs(attempt.api, role);
      answers.push(await send(attempt, { key: undefined, headers: { ...attempt.good.headers, ...session } }));
    }
    return refusedWith('not-permitted', answers);
  },
  'idempotency-key-reused': async (attempt) => {
    const headers = { ...attempt.good.headers, 'idempotency-key': randomUUID() };
    const first = await send(attempt, { headers });
    if (first.status >= 300) throw new Error(`The first of both was refused: ${first.text}`);
    return send(attempt, { headers: { ...headers, 'if-match': '"1"' }, query: 'other=1' });
  },
  'request-in-flight': async (attempt) => {
    // One that is answered before the others have arrived shows nothing: then they are sent once more.
    for (let round = 1; ; round += 1) {
      const headers = { ...attempt.good.headers, 'idempotency-key': randomUUID() };
      const answers = await Promise.all(Array.from({ length: 8 }, () => send(attempt, { headers })));
      const isFound = answers.some(({ text }) => text.includes('"code":"request-in-flight"'));
      if (isFound || round === 10) return refusedWith('request-in-flight', answers);
    }
  },
};

const asJson = { 'content-type': 'application/json' };

function refusedWith(code: ProblemCode, answers: readonly Answer[]): Answer {
  const found = answers.find(({ text }) => text.includes(`"code":"${code}"`)) ?? answers[0];
  if (!found) throw new Error('Nothing was asked.');
  return found;
}
