import { contract } from '../contract.ts';
import type { Endpoint } from '../endpoint.ts';

/** An endpoint, and where in the contract it stands. */
export interface NamedEndpoint {
  readonly group: string;
  readonly name: string;
  readonly endpoint: Endpoint;
}

/** Every endpoint of the contract. */
export const allEndpoints: readonly NamedEndpoint[] = Object.entries(contract).flatMap(([group, endpoints]) =>
  Object.entries<Endpoint>(endpoints).map(([name, endpoint]) => ({ group, name, endpoint })),
);
