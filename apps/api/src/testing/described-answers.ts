// Holds every answer that a test gets against the OpenAPI document: what is not described there, no endpoint may answer.
import { Problem } from '@broadsheet/api-contract';
import { createOpenApiDocument } from '@broadsheet/api-contract/openapi';
import { Ajv2020 } from 'ajv/dist/2020.js';
import addFormats from 'ajv-formats';
import { z } from 'zod';

/** What was asked, and what came. */
interface Exchange {
  readonly method: string;
  /** The address, without the API's own. */
  readonly path: string;
  readonly status: number;
  readonly headers: Headers;
  readonly text: string;
}

/** An answer that the OpenAPI document does not describe. */
class UndescribedAnswer extends Error {
  override readonly name = 'UndescribedAnswer';
}

/** Throws an `UndescribedAnswer` where status, headers or body are not what the document says of the endpoint. */
export function assertDescribed(exchange: Exchange): void {
  const operation = findOperation(exchange);
  const { method, path, status, headers } = exchange;
  const complain = (what: string): never => {
    throw new UndescribedAnswer(`${method} ${path} answered ${status}: ${what}`);
  };
  if (!operation) {
    if (path.startsWith('/v1/') && method !== 'OPTIONS' && status < 400) complain('there is no such endpoint.');
    return;
  }
  const described = operation.responses[`${status}`];
  if (!described) return complain('the contract does not name this status for it. Add the problem to its `problems`.');
  const { headers: known = {}, content = {} } = resolve(Response, described);
  const names = new Set([...Object.keys(known).map((name) => name.toLowerCase()), ...plainHeaders]);
  for (const [name] of headers) if (!names.has(name)) complain(`the header ${name} is not in openapi-headers.ts.`);
  for (const [name, header] of Object.entries(known)) {
    if (resolve(Header, header).required === true && !headers.has(name)) complain(`the header ${name} is missing.`);
  }
  assertBody(exchange, { content, pointer: operation.pointer, described }, complain);
}

interface Body {
  readonly content: Readonly<Record<string, unknown>>;
  /** Where the operation stands in the document. */
  readonly pointer: string;
  readonly described: z.infer<typeof Referable>;
}

function assertBody({ method, status, headers, text }: Exchange, body: Body, complain: (what: string) => never): void {
  const { content, pointer, described } = body;
  if (method === 'HEAD') return;
  const type = headers.get('content-type')?.split(';')[0] ?? '';
  if (Object.keys(content).length === 0) {
    if (text !== '') complain(`the contract gives it no body, but it has one: ${text.slice(0, 200)}`);
    return;
  }
  if (!(type in content)) complain(`the contract does not name the type ${type}.`);
  if (!/^application\/(?:problem\+)?json$/.test(type)) return;
  const at = described.$ref ?? `${pointer}/responses/${status}`;
  const validate = validatorOf(`${at}/content/${type.replaceAll('/', '~1')}/schema`);
  const json: unknown = JSON.parse(text);
  if (validate(json) === false) complain(`${ajv.errorsText(validate.errors)} in ${text.slice(0, 500)}`);
  if (type !== 'application/problem+json') return;
  const { code } = Problem.parse(json);
  const codes = Object.keys(ProblemContent.parse(content)['application/problem+json'].examples);
  if (!codes.includes(code)) {
    complain(`the contract does not name the problem ${code} for it, only ${codes.join(', ')}.`);
  }
}

// What belongs to HTTP itself, or says the same of every answer.
const plainHeaders = new Set(
  (
    'content-type content-length content-encoding transfer-encoding connection keep-alive date vary cache-control allow ' +
    'access-control-allow-origin access-control-expose-headers content-security-policy cross-origin-opener-policy ' +
    'cross-origin-resource-policy referrer-policy x-content-type-options x-frame-options'
  ).split(' '),
);

const Referable = z.looseObject({ $ref: z.string().optional() });
const Header = z.object({ required: z.boolean().optional() });
const Response = z.object({
  headers: z.record(z.string(), Referable).optional(),
  content: z.record(z.string(), z.unknown()).optional(),
});
const ProblemContent = z.object({
  'application/problem+json': z.object({ examples: z.record(z.string(), z.unknown()) }),
});
const Operation = z.object({ responses: z.record(z.string(), Referable) });

// As integrators get it: through JSON.
const json: unknown = JSON.parse(JSON.stringify(createOpenApiDocument('http://site.example/api')));
const document = z.looseObject({ paths: z.record(z.string(), z.record(z.string(), Operation)) }).parse(json);

const base = 'https://broadsheet.example/openapi.json';
const ajv = new Ajv2020({ strict: false, allErrors: true, validateSchema: false });
addFormats.default(ajv);
ajv.addSchema(document, base);
const validators = new Map<string, ReturnType<typeof ajv.compile>>();

function validatorOf(pointer: string): ReturnType<typeof ajv.compile> {
  const known = validators.get(pointer);
  if (known) return known;
  const validate = ajv.compile({ $ref: `${base}${encodeURI(pointer)}` });
  validators.set(pointer, validate);
  return validate;
}

function resolve<S extends z.ZodType>(schema: S, value: z.infer<typeof Referable>): z.output<S> {
  if (value.$ref === undefined) return schema.parse(value);
  const found = value.$ref
    .split('/')
    .slice(1)
    .reduce<unknown>((node, name) => z.record(z.string(), z.unknown()).parse(node)[name], document);
  return schema.parse(found);
}

const paths = Object.entries(document.paths).map(([path, operations]) => ({
  pattern: new RegExp(`^${path.replaceAll('.', '\\.').replaceAll(/\{\w+\}/g, '[^/]+')}$`),
  // Of several paths that fit, the one with most of its letters fixed is meant.
  fixed: path.replaceAll(/\{\w+\}/g, '').length,
  pointer: `#/paths/${path.replaceAll('/', '~1')}`,
  operations,
}));

function findOperation({ method, path }: Exchange) {
  const [plain = ''] = path.split('?');
  const name = method === 'HEAD' ? 'get' : method.toLowerCase();
  const [found] = paths.filter(({ pattern }) => pattern.test(plain)).sort((one, other) => other.fixed - one.fixed);
  const operation = found?.operations[name];
  return operation && { ...operation, pointer: `${found.pointer}/${name}` };
}
