import { pickQuery, toTarget, type Address } from './address.ts';

/** A path as Express writes it, and the names in the query that its page reads. */
interface Route {
  readonly path: string;
  readonly query?: readonly string[];
}

/** Under what the answer to an address is cached: its path, and of its query only what the page there reads. */
export function createKeys(routes: readonly Route[]): (address: Address) => string {
  const withQuery = routes.map(({ path, query = [] }) => ({ pattern: toPattern(path), query }));
  return ({ path, query }) => {
    if (query === '') return path;
    const names = withQuery.find(({ pattern }) => pattern.test(path))?.query ?? [];
    return toTarget(path, pickQuery(names, query));
  };
}

function toPattern(path: string): RegExp {
  // A parameter may have an ending behind it: `/articles/:slug.md`.
  const literals = path.split(/:\w+/).map((literal) => RegExp.escape(literal));
  return new RegExp(`^${literals.join('[^/]+')}$`);
}
