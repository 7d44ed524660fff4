// One question over HTTP. Every error is a sentence for a moderator, without what was asked in it.

/** What is sent. */
export interface Question {
  readonly url: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string;
}

export interface CheckerAnswer {
  readonly status: number;
  readonly header: (name: string) => string | null;
  readonly text: string;
}

// An answer is a word or two.
const mostBytes = 10_000;

/** The answer to `question`, whole. Throws where none came within `timeoutMs`, or it is longer than any answer is. */
export async function askByPost({ url, headers, body }: Question, timeoutMs: number): Promise<CheckerAnswer> {
  const signal = AbortSignal.timeout(timeoutMs);
  try {
    const response = await fetch(url, {
      ...{ method: 'POST', body, signal, redirect: 'manual' },
      headers: { 'user-agent': 'Broadsheet/1.0', ...headers },
    });
    const text = await readShort(response);
    return { status: response.status, header: (name) => response.headers.get(name), text };
  } catch (error) {
    if (signal.aborted) throw new Error(`No answer came within ${timeoutMs} ms.`, { cause: error });
    if (error instanceof TooLong) throw error;
    throw new Error('It cannot be reached, or broke off.', { cause: error });
  }
}

class TooLong extends Error {
  constructor() {
    super('The answer is too long to be one.');
  }
}

async function readShort({ body }: Response): Promise<string> {
  if (!body) return '';
  const parts: Uint8Array[] = [];
  let size = 0;
  for await (const part of body) {
    size += part.length;
    if (size > mostBytes) throw new TooLong();
    parts.push(part);
  }
  return Buffer.concat(parts).toString('utf8');
}
