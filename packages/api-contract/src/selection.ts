// What `fields` and `include` make of an answer: less than usual, or more.
import { z } from 'zod';
import type { AnswerOf, Endpoint } from './endpoint.ts';
import { queryList, withCommas } from './list-query.ts';
import type { ListPage } from './listing.ts';

/** What can be chosen of the things that an endpoint answers. */
export interface Selection {
  /** Such a thing with every field that `fields` may name. */
  readonly whole: z.ZodObject;
  /** Fields that always come, whatever `fields` names. */
  readonly always: readonly string[];
  /** What each name of `include` adds, or puts in the place of a shorter form. */
  readonly embeds: Readonly<Record<string, z.ZodObject>>;
}

/** Keeps the literal types of a selection. */
export function selection<const S extends Selection>(description: S): S {
  return description;
}

type NameOf<S extends Selection> = keyof z.output<S['whole']> & string;

/** The parameters `fields` and `include` of what can be chosen. */
export function selectionQuery<S extends Selection>({ whole, always, embeds }: S) {
  // The names of an object are those of its type.
  const names = Object.keys(whole.shape) as NameOf<S>[];
  const included = Object.keys(embeds) as (keyof S['embeds'] & string)[];
  const chosen = names.filter((name) => !always.includes(name)).slice(0, 2);
  return {
    fields: arrayOf(names)
      .optional()
      .meta({
        ...withCommas,
        description: `Only these fields; ${always.map((name) => `\`${name}\``).join(' and ')} always come.`,
        examples: [chosen],
      }),
    ...(included.length > 0 && {
      include: arrayOf(included)
        .optional()
        .meta({
          ...withCommas,
          description: 'More than usual: what it refers to, whole, in the place of the reference; or what is left out.',
          examples: [included.slice(0, 2)],
        }),
    }),
  } as SelectionQuery<S>;
}

// In a URL it is text; callers of the client write arrays, whose types say what comes back.
function arrayOf<const Name extends string>(names: readonly Name[]) {
  return queryList(names) as unknown as z.ZodType<Name[], readonly Name[]>;
}

interface FieldsQuery<S extends Selection> {
  readonly fields: Optional<NameOf<S>>;
}
type Optional<Name> = z.ZodOptional<z.ZodType<Name[], readonly Name[]>>;
type SelectionQuery<S extends Selection> = [keyof S['embeds']] extends [never]
  ? FieldsQuery<S>
  : FieldsQuery<S> & { readonly include: Optional<keyof S['embeds'] & string> };

/**
 * The schema of `usual`, or of what `fields` and `include` make of it, which is described as `id`. Its type is that of
 * `usual`, so that callers who choose nothing need not ask what came; `AnswerTo` is the type of what was chosen.
 */
export function orSelected<Usual extends z.ZodType>(
  usual: Usual,
  { whole, always, embeds }: Selection,
  id: string,
): z.ZodType<z.output<Usual>> {
  const embedded = Object.fromEntries(Object.values(embeds).flatMap((embed) => Object.entries(shapeOf(embed))));
  const names = [...new Set([...Object.keys(whole.shape), ...Object.keys(embedded)])];
  const shapes = names.map((name) => {
    const forms = [...new Set([shapeOf(whole)[name], embedded[name]])].filter((form) => form !== undefined);
    const form = forms.length === 2 ? z.union(forms) : (forms[0] ?? z.never());
    return [name, always.includes(name) ? form : form.optional()] as const;
  });
  const shown = [...always, 'slug', 'name'];
  const selected = z.strictObject(Object.fromEntries(shapes)).meta({
    id,
    description: 'What was asked for with `fields` and `include`.',
    examples: [Object.fromEntries(Object.entries(exampleOf(whole)).filter(([name]) => shown.includes(name)))],
  });
  return z.union([usual, selected]) as unknown as z.ZodType<z.output<Usual>>;
}

/** The first example that a schema gives of itself; nothing where it gives none. */
export function exampleOf(schema: z.ZodObject): Readonly<Record<string, unknown>> {
  // Programs that do not load the types of OpenAPI do not know what examples are.
  const { examples }: { readonly id?: string | undefined; readonly examples?: unknown } = schema.meta() ?? {};
  return schema.parse(Array.isArray(examples) ? examples[0] : {});
}

function shapeOf(schema: z.ZodObject): Readonly<Record<string, z.ZodType>> {
  return schema.shape;
}

/** An endpoint whose answer can be chosen from. */
export type SelectingEndpoint = Endpoint & { readonly selects: Selection };

/** An input that chooses. */
export type Choice = { readonly fields: readonly string[] } | { readonly include: readonly string[] };

type Chosen<I, Name extends 'fields' | 'include'> =
  I extends Readonly<Record<Name, infer Names extends readonly string[]>> ? Names : readonly [];

// A list of names that is put together at run time could have any of them.
type Picked<Whole, Always, Names extends readonly string[]> = number extends Names['length']
  ? Pick<Whole, Extract<keyof Whole, Always>> & Partial<Whole>
  : Pick<Whole, Extract<keyof Whole, Always | Names[number]>>;

type Embedded<S extends Selection, Names extends readonly string[]> = number extends Names['length']
  ? Partial<Intersection<EmbeddedBy<S, Names[number]>>>
  : Intersection<EmbeddedBy<S, Names[number]>>;
type EmbeddedBy<S extends Selection, Name extends string> = Name extends keyof S['embeds']
  ? z.output<S['embeds'][Name]>
  : never;
type Intersection<U> = [U] extends [never]
  ? unknown
  : (U extends unknown ? (each: U) => void : never) extends (all: infer All) => void
    ? All
    : never;

type Selected<S extends Selection, Usual, I> = Replaced<
  I extends { readonly fields: infer Names extends readonly string[] }
    ? Picked<z.output<S['whole']>, S['always'][number], Names>
    : Usual,
  Embedded<S, Chosen<I, 'include'>>
>;
type Replaced<Base, By> = unknown extends By ? Base : Omit<Base, keyof By> & By;

/** What `endpoint` answers to the input `I`, by its `fields` and `include`. */
export type AnswerTo<E extends Endpoint, I> = E extends SelectingEndpoint
  ? AnswerOf<E> extends infer Page extends ListPage<unknown>
    ? Omit<Page, 'items'> & { items: Selected<E['selects'], Page['items'][number], I>[] }
    : Selected<E['selects'], AnswerOf<E>, I>
  : AnswerOf<E>;
