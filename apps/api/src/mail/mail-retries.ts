// When a mail that did not leave is tried again, and when it is given up. Pure: chance is a parameter.

const minute = 60_000;
const hour = 60 * minute;

/** How long to wait after each attempt that failed: eleven attempts within about a day. */
const delays = [1, 5, 15, 30]
  .map((minutes) => minutes * minute)
  .concat([1, 2, 3, 4, 6, 8].map((hours) => hours * hour));
const jitter = 0.1;

/** Why a mail did not leave, as nodemailer says it. Of what the server said, nothing: it may repeat the address. */
export interface SendFailure {
  readonly code?: string;
  readonly responseCode?: number;
  readonly command?: string;
}

/** In how many milliseconds it is tried again after so many attempts; undefined where it is given up. */
export function nextDelay(attempts: number, chance: number): number | undefined {
  const planned = delays[attempts - 1];
  return planned === undefined ? undefined : Math.round(planned * (1 - jitter + 2 * jitter * chance));
}

/**
 * Whether the server will never take this mail: it refused the recipient, or what the mail says, for good. What it has
 * against us, such as a wrong password, somebody may put right.
 */
export function isRefused({ responseCode = 0, command = '' }: SendFailure): boolean {
  return responseCode >= 500 && responseCode !== 503 && /^(?:RCPT TO|DATA)/.test(command);
}

/** What may be logged of `error`. */
export function toSendFailure(error: unknown): SendFailure {
  if (!(error instanceof Error)) return {};
  const { code, responseCode, command } = error as Partial<Record<keyof SendFailure, unknown>>;
  return {
    ...(typeof code === 'string' && { code }),
    ...(typeof responseCode === 'number' && { responseCode }),
    ...(typeof command === 'string' && { command: command.replace(/[^A-Z ].*/s, '') }),
  };
}
