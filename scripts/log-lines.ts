// Servers log JSON for machines. A person at a terminal wants to hear of trouble, in words.

const warning = 40;

interface LogLine {
  readonly level?: unknown;
  readonly msg?: unknown;
  readonly port?: unknown;
  readonly err?: { readonly message?: unknown; readonly stack?: unknown } | undefined;
}

/** What a person should read of a line that a server logged; undefined for what only machines need. */
export function toWords(line: string): string | undefined {
  const parsed = parse(line);
  if (!parsed) return line.trim() === '' ? undefined : line;
  if (typeof parsed.level !== 'number' || parsed.level < warning) return undefined;
  const cause = parsed.err?.stack ?? parsed.err?.message;
  return [parsed.msg, cause].filter((part) => typeof part === 'string').join('\n');
}

/** The port in the line that a server logs when it listens; undefined for every other line. */
export function findPort(line: string): number | undefined {
  const parsed = parse(line);
  return parsed?.msg === 'listening' && typeof parsed.port === 'number' ? parsed.port : undefined;
}

function parse(line: string): LogLine | undefined {
  if (!line.startsWith('{')) return undefined;
  try {
    // Every field is unknown until it is looked at.
    return JSON.parse(line) as LogLine;
  } catch {
    return undefined;
  }
}
