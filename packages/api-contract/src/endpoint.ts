// What an endpoint is: one description, from which validation, documentation and client all come.
import { Id, type Scope } from '@broadsheet/domain';
import { z } from 'zod';
import type { ProblemCode } from './problems.ts';
import type { Selection } from './selection.ts';

/** What an endpoint may answer in, other than JSON. */
export type MediaType =
  | 'text/markdown'
  | 'text/event-stream'
  | 'text/xml'
  | 'application/ld+json'
  | 'application/x-ndjson';

/** An endpoint. `answer` absent means that it answers without a body. */
export interface Endpoint {
  /** Unique; the operationId in OpenAPI. */
  readonly id: string;
  readonly method: 'GET' | 'POST' | 'PATCH' | 'DELETE';
  /** With parameters in braces: `/v1/articles/{idOrSlug}`. */
  readonly path: `/v1/${string}`;
  readonly group: string;
  readonly summary: string;
  readonly description?: string;
  /** Who may call it: everybody, whoever shows a key or a session, or whoever has the right that the scope names. */
  readonly access: 'public' | 'identified' | Scope;
  readonly params: z.ZodObject;
  readonly query: z.ZodObject;
  readonly body?: z.ZodType;
  readonly answer?: z.ZodType;
  /** What `fields` and `include` may choose of the answer. */
  readonly selects?: Selection;
  /** Media types that it answers in besides JSON, or in place of it where there is no `answer`. */
  readonly media?: readonly MediaType[];
  readonly status: 200 | 201 | 204;
  /** Whether a write needs `If-Match`, so that no update is lost. */
  readonly needsIfMatch?: boolean;
  /** Whether it can only end or confirm something, so that no state that was not seen could speak against that. */
  readonly isOneWay?: boolean;
  /** Whether its address names the version that it is made on, in place of `If-Match`. */
  readonly addressNamesVersion?: boolean;
  /**
   * Whether it judges the parts of its body one by one: what is wrong with a part is that part's outcome, and no reason
   * to refuse the others. Each part names the version that it is made on, where it changes what exists.
   */
  readonly judgesParts?: boolean;
  /** Whether it is for one reader alone, or its address is a secret: no cache may keep the answer, no search engine list it. */
  readonly isConfidential?: boolean;
  /** Whether it knows readers as authors: by the header `Author-Token`, or the cookie that their browser keeps it in. */
  readonly knowsAuthor?: boolean;
  /** Where it is to go: since when one should not begin to use it, when it ends, and a page that says what instead. */
  readonly deprecated?: { readonly since: string; readonly sunset?: string; readonly link: string };
  /** Refusals of its own, besides those that every endpoint of its kind shares. */
  readonly problems: readonly ProblemCode[];
}

type EndpointDraft = Omit<Endpoint, 'params' | 'query'> & Partial<Pick<Endpoint, 'params' | 'query'>>;

type WithInputs<E> = Omit<E, 'params' | 'query'> & {
  readonly params: E extends { params: infer P extends z.ZodObject } ? P : typeof noInput;
  readonly query: E extends { query: infer Q extends z.ZodObject } ? Q : typeof noInput;
};

/** Keeps an endpoint's literal types, and fills in empty `params` and `query`. */
export function endpoint<const E extends EndpointDraft>(description: E): WithInputs<E>;
export function endpoint(description: EndpointDraft): Endpoint {
  return { params: noInput, query: noInput, ...description };
}

const noInput = z.strictObject({});

/** What the path's parameters are after parsing. */
export type ParamsOf<E extends Endpoint> = z.output<E['params']>;
/** What the query is after parsing. */
export type QueryOf<E extends Endpoint> = z.output<E['query']>;
/** What the body is after parsing. */
export type BodyOf<E extends Endpoint> = E extends { body: infer B extends z.ZodType } ? z.output<B> : undefined;
/** What the endpoint answers: text, where it answers in no JSON. */
export type AnswerOf<E extends Endpoint> = E extends { answer: infer A extends z.ZodType }
  ? z.output<A>
  : E extends { media: readonly MediaType[] }
    ? string
    : undefined;

/** One thing, by its id or its slug. */
export const ByIdOrSlug = z.strictObject({
  idOrSlug: z
    .string()
    .min(1)
    .max(200)
    .meta({ description: 'Its id or its slug.', examples: ['harbour-towns-share-ferries'] }),
});

/** One thing, by its id. */
export const ById = z.strictObject({
  id: Id.meta({ description: 'Its id.', examples: ['01936f2a-7c1e-7d3a-9f10-2b6a4c8d9e05'] }),
});

/**
 * A whole number from `min` to `max` in a query, in plain digits: no sign, no exponent, no other base, no blanks around
 * it, and not nothing. Callers of the client may give it as a number.
 */
export function queryInteger({ min, max }: { readonly min: number; readonly max: number }) {
  const integer = z
    .int('Must be a whole number in plain digits.')
    .min(min, `Must be at least ${min}.`)
    .max(max, `Must be at most ${max}.`);
  return z.preprocess(readDigits, integer);
}

const cursorExample = 'WyIyMDI2LTExLTIyVDIwOjAwOjAwLjAwMFoiLCIwMTkzNmYyYSJd.mXUx9lGkT4uVaz0cQ2h3Pw';

/** How every list is paged: by keyset, with a cursor that the answer before gave. */
export const PageQuery = z.strictObject({
  limit: queryInteger({ min: 1, max: 100 })
    .prefault(20)
    .meta({ description: 'How many items at most.', examples: [20] }),
  after: z
    .string()
    .min(1)
    .max(1000)
    .optional()
    .meta({ description: 'The `next` of the answer before.', examples: [cursorExample] }),
});

/** A page of a list: the items, and the cursor of the next page, or null on the last one. */
export function pageOf<Item extends z.ZodType>(item: Item) {
  return z.object({
    items: z.array(item),
    next: z
      .string()
      .nullable()
      .meta({ description: 'Pass it as `after` for the next page; null on the last one.', examples: [cursorExample] }),
  });
}

// Other text stays what it is, and so is no number.
function readDigits(value: number | string): number | string {
  return typeof value === 'string' && /^\d+$/.test(value) ? Number(value) : value;
}

/** A parameter that is on or off, and off where it is not given. Parsed to a boolean. */
export function queryFlag(description: string) {
  return z
    .enum(['true', 'false'])
    .default('false')
    .transform((value) => value === 'true')
    .meta({ description, examples: ['true'] });
}
