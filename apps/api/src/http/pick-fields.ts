import type { Endpoint } from '@broadsheet/api-contract';
import { Content, Moved } from './reply.ts';

/** The names in the parameter `name` of `query`, a list; undefined where it is not given. */
function namesIn(query: Readonly<Record<string, unknown>>, name: string): readonly unknown[] | undefined {
  const value = query[name];
  return Array.isArray(value) ? value : undefined;
}

/** Of what a handler returned for `endpoint`, the fields that `query` asks for, and all where it does not say. */
export function pickFields(reply: unknown, { selects }: Endpoint, query: Readonly<Record<string, unknown>>): unknown {
  const fields = namesIn(query, 'fields');
  if (!selects || !fields || reply instanceof Moved || reply instanceof Content) return reply;
  const embedded = (namesIn(query, 'include') ?? []).flatMap((name) =>
    Object.keys(selects.embeds[String(name)]?.shape ?? {}),
  );
  const names = new Set<unknown>([...selects.always, ...fields, ...embedded]);
  const pick = (thing: object) => Object.fromEntries(Object.entries(thing).filter(([name]) => names.has(name)));
  if (!isObject(reply)) return reply;
  if (!('items' in reply) || !Array.isArray(reply.items)) return pick(reply);
  return { ...reply, items: reply.items.map((item: unknown) => (isObject(item) ? pick(item) : item)) };
}

function isObject(value: unknown): value is object {
  return typeof value === 'object' && value !== null;
}
