// Every way in which the API refuses, as RFC 9457 problem details. Clients branch on `code`.
import { z } from 'zod';

/** Code → HTTP status and title. A code never changes its meaning. */
export const problemTable = {
  'malformed-request': { status: 400, title: 'The request cannot be read' },
  'invalid-parameter': { status: 400, title: 'A parameter of the URL is wrong' },
  'invalid-cursor': { status: 400, title: 'The cursor is not one that this list gave' },
  'key-required': { status: 401, title: 'A key is required' },
  'sign-in-failed': { status: 401, title: 'Email or password is wrong' },
  'scope-missing': { status: 403, title: 'The key may not do this' },
  'not-permitted': { status: 403, title: 'Your role does not allow this' },
  'not-same-origin': { status: 403, title: 'The write comes from a page of another origin' },
  'discussion-closed': { status: 403, title: 'The discussion is closed' },
  'edit-time-over': { status: 403, title: 'The time for changes is over' },
  'not-found': { status: 404, title: 'There is nothing here' },
  'method-not-allowed': { status: 405, title: 'This method is not for this address' },
  'request-in-flight': { status: 409, title: 'The same request is still being answered' },
  'already-banned': { status: 409, title: 'There is such a ban already' },
  'email-taken': { status: 409, title: 'Somebody else has this address' },
  'key-ended': { status: 409, title: 'The key has ended' },
  'slug-taken': { status: 409, title: 'The slug is taken' },
  'too-many-bans': { status: 409, title: 'There are as many bans as there may be' },
  'too-many-webhooks': { status: 409, title: 'There are as many webhooks as there may be' },
  'still-in-use': { status: 409, title: 'It is still in use' },
  'transition-not-allowed': { status: 409, title: 'This cannot happen in the present state' },
  'changes-expired': { status: 410, title: 'The log no longer reaches back to this place' },
  'link-expired': { status: 410, title: 'The link is no longer good' },
  'preview-expired': { status: 410, title: 'The preview has expired' },
  'stale-version': { status: 412, title: 'Somebody else has changed it' },
  'body-too-large': { status: 413, title: 'The body is too large' },
  'unsupported-media-type': { status: 415, title: 'The body must be JSON' },
  'idempotency-key-reused': { status: 422, title: 'The Idempotency-Key belongs to another request' },
  'invalid-body': { status: 422, title: 'The body does not fit its schema' },
  'article-incomplete': { status: 422, title: 'The article is not complete' },
  'not-a-date-in-the-future': { status: 422, title: 'The date has passed' },
  'webhook-address-refused': { status: 422, title: 'Webhooks may not lead there' },
  'parent-not-found': { status: 422, title: 'The comment to reply to does not exist' },
  'comment-rejected': { status: 422, title: 'The comment was not accepted' },
  'if-match-required': { status: 428, title: 'If-Match is required' },
  'too-many-requests': { status: 429, title: 'Too many requests' },
  'internal-error': { status: 500, title: 'Something went wrong on our side' },
  unavailable: { status: 503, title: 'Not available at the moment' },
} as const satisfies Record<string, { status: number; title: string }>;

/** The stable name of a way to refuse. */
export type ProblemCode = keyof typeof problemTable;

/** Every problem code there is. */
export const ProblemCode = z.enum(Object.keys(problemTable) as [ProblemCode, ...ProblemCode[]]);

/** The answer to a request that was refused (RFC 9457, `application/problem+json`). */
export const Problem = z
  .object({
    type: z.string().meta({ description: 'A URI that names the kind of problem.' }),
    code: ProblemCode,
    title: z.string(),
    status: z.int(),
    detail: z.string().meta({ description: 'What is wrong this time, as a sentence for a person.' }),
    errors: z
      .array(z.object({ pointer: z.string(), message: z.string() }))
      .optional()
      .meta({
        description: 'For each wrong field: where it is (RFC 6901; for parameters, their name), and what is wrong.',
      }),
  })
  .meta({
    id: 'Problem',
    description: 'Why a request was refused (RFC 9457).',
    examples: [
      {
        type: 'urn:broadsheet:problem:invalid-body',
        code: 'invalid-body',
        title: 'The body does not fit its schema',
        status: 422,
        detail: 'The body has one mistake: at /title, Must not be empty.',
        errors: [{ pointer: '/title', message: 'Must not be empty.' }],
      },
    ],
  });
export type Problem = z.infer<typeof Problem>;
