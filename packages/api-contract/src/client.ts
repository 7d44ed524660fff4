import { contract, type Contract } from './contract.ts';
import type { AnswerOf, Endpoint } from './endpoint.ts';
import { followChanges, type ChangesPage, type FollowOptions } from './follow-changes.ts';
import { toListing, type Listing, type ListPage } from './listing.ts';
import { request, type ClientOptions, type InputOf } from './request.ts';
import type { AnswerTo, Choice, SelectingEndpoint } from './selection.ts';

type Call<E extends Endpoint> = ChoosingCall<E> &
  (object extends UsualInput<E>
    ? (input?: UsualInput<E>) => Called<AnswerOf<E>>
    : (input: UsualInput<E>) => Called<AnswerOf<E>>);

// With `fields` or `include`, the type of the answer is what they choose.
type ChoosingCall<E extends Endpoint> = E extends SelectingEndpoint
  ? <const I extends InputOf<E> & Choice>(input: I) => Called<AnswerTo<E, I>>
  : unknown;
type UsualInput<E extends Endpoint> = E extends SelectingEndpoint ? Omit<InputOf<E>, 'fields' | 'include'> : InputOf<E>;

// The change log has no last page: it goes on. Its `next` is never null.
type Called<Answer> =
  Answer extends ListPage<unknown>
    ? null extends Answer['next']
      ? Listing<Answer>
      : Promise<Answer>
    : Promise<Answer>;

/** A function for every endpoint: `client.articles.get({ idOrSlug })`. */
export type Client = {
  readonly [Group in keyof Contract]: {
    readonly [Name in keyof Contract[Group]]: Contract[Group][Name] extends Endpoint
      ? Call<Contract[Group][Name]>
      : never;
  };
} & {
  readonly changes: {
    /** Every change as it happens, without end, as `followChanges` says. */
    readonly follow: (options?: FollowOptions) => AsyncGenerator<ChangesPage, void, undefined>;
  };
};

/**
 * A typed client of the API, made from the contract. Every call returns the answer, or throws a `ProblemError`
 * where the API refuses. A list is awaited for one page, or iterated for all its items:
 * `for await (const article of client.articles.list({ section: 'world' }))`.
 */
export function createClient(options: ClientOptions): Client {
  const groups = Object.entries(contract).map(([group, endpoints]) => [group, callsOf(endpoints, options)]);
  // Object.fromEntries forgets the keys that the contract's type knows.
  const client = Object.fromEntries(groups) as Client;
  const follow: Client['changes']['follow'] = (following) => followChanges(client.changes.list, following);
  return { ...client, changes: { ...client.changes, follow } };
}

function callsOf(endpoints: Readonly<Record<string, Endpoint>>, options: ClientOptions) {
  const calls = Object.entries(endpoints).map(([name, endpoint]) => [name, callOf(endpoint, options)]);
  return Object.fromEntries(calls) as Record<string, unknown>;
}

function callOf(endpoint: Endpoint, options: ClientOptions) {
  const call = (input: InputOf<Endpoint> = {}): Promise<unknown> => request(endpoint, input, options);
  const lastPage = endpoint.answer?.safeParse({ items: [], next: null });
  if (lastPage?.success !== true) return call;
  return (input?: InputOf<Endpoint>) =>
    toListing(async (after) => {
      // The endpoint's own answer, of which the schema has just said that it can be a page.
      return (await call(after === undefined ? input : { ...input, after })) as ListPage<unknown>;
    });
}
