/** A content coding that the servers can answer in. */
export type Coding = 'br' | 'zstd' | 'gzip' | 'identity';

/** The codings in the order in which they are liked: brotli makes what is kept smallest. */
export const codings = ['br', 'zstd', 'gzip', 'identity'] as const satisfies readonly Coding[];

// Clients send a handful of different headers; a bounded memory of them spares parsing each time.
const known = new Map<string, Coding>();
const mostKnown = 200;

/** The best coding that `accepted` (an `Accept-Encoding` header) allows (RFC 9110, 12.5.3). */
export function chooseCoding(accepted: string | undefined): Coding {
  if (accepted === undefined) return 'identity';
  const remembered = known.get(accepted);
  if (remembered !== undefined) return remembered;
  const coding = bestOf(accepted);
  if (known.size < mostKnown && accepted.length < 100) known.set(accepted, coding);
  return coding;
}

function bestOf(accepted: string): Coding {
  const weights = new Map<string, number>();
  for (const part of accepted.toLowerCase().split(',')) {
    const [name = '', ...parameters] = part.split(';').map((text) => text.trim());
    const weight = parameters.find((parameter) => parameter.startsWith('q='))?.slice(2);
    weights.set(name, weight === undefined ? 1 : Number(weight));
  }
  const isAllowed = (coding: Coding) => (weights.get(coding) ?? weights.get('*') ?? 0) > 0;
  return codings.find((coding) => coding !== 'identity' && isAllowed(coding)) ?? 'identity';
}
