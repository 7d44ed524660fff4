import { randomUUID } from 'node:crypto';
import { contract, type Endpoint } from '@broadsheet/api-contract';
import type { Furnished } from './furnish.ts';

/** Every endpoint of the contract. */
export const allEndpoints: readonly Endpoint[] = Object.values(contract).flatMap((group) =>
  Object.values<Endpoint>(group),
);

/** The path of `endpoint` for what is there, or for `other` in place of an id. Where nothing is there, for nobody's id. */
export function pathTo({ path }: Endpoint, there: Furnished, other?: string): string {
  const [, , kind = ''] = path.split('/');
  const targets: Readonly<Record<string, { readonly id: string }>> = {
    articles: there.article,
    authors: there.author,
    sections: there.section,
    tags: there.tag,
    comments: there.comment,
    previews: there.preview,
    keys: there.key,
    users: there.user,
  };
  const nobodys = randomUUID();
  return path
    .replace(/\{\w+\}/, encodeURIComponent(other ?? targets[kind]?.id ?? nobodys))
    .replaceAll(/\{\w+\}/g, nobodys);
}

/** The example that the contract gives of a body. */
export function exampleOf({ id, body }: Endpoint): unknown {
  const [example] = body?.meta()?.examples ?? [];
  if (body && example === undefined) throw new Error(`${id} gives no example of its body.`);
  return example;
}
