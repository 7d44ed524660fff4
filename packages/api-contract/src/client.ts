import { contract, type Contract } from './contract.ts';
import type { AnswerOf, Endpoint } from './endpoint.ts';
import { request, type ClientOptions, type InputOf } from './request.ts';

type Call<E extends Endpoint> =
  object extends InputOf<E>
    ? (input?: InputOf<E>) => Promise<AnswerOf<E>>
    : (input: InputOf<E>) => Promise<AnswerOf<E>>;

/** A function for every endpoint: `client.articles.get({ idOrSlug })`. */
export type Client = {
  readonly [Group in keyof Contract]: {
    readonly [Name in keyof Contract[Group]]: Contract[Group][Name] extends Endpoint
      ? Call<Contract[Group][Name]>
      : never;
  };
};

/**
 * A typed client of the API, made from the contract. Every call returns the answer, or throws a `ProblemError`
 * where the API refuses.
 */
export function createClient(options: ClientOptions): Client {
  const groups = Object.entries(contract).map(([group, endpoints]) => [group, callsOf(endpoints, options)]);
  // Object.fromEntries forgets the keys that the contract's type knows.
  return Object.fromEntries(groups) as Client;
}

function callsOf(endpoints: Readonly<Record<string, Endpoint>>, options: ClientOptions) {
  const calls = Object.entries(endpoints).map(([name, endpoint]) => [
    name,
    (input: InputOf<Endpoint> = {}) => request(endpoint, input, options),
  ]);
  return Object.fromEntries(calls) as Record<string, unknown>;
}
