import { z } from 'zod';
import type { Endpoint } from './endpoint.ts';

/**
 * Whether `endpoint` answers 204 with its headers alone to `Prefer: return=minimal` (RFC 7240): where it answers with
 * the thing that was written, which has a `version` and can be read again. What is told this once, such as the token of
 * a new key, always comes.
 */
export function hasMinimalAnswer({ method, answer }: Endpoint): boolean {
  return method !== 'GET' && answer instanceof z.ZodObject && 'version' in answer.shape;
}
