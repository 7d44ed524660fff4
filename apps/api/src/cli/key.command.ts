import { allScopes, Id, keyState, Scope, toTimestamp, type ApiKey } from '@broadsheet/domain';
import { Command, InvalidArgumentError } from 'commander';
import { createKey, getKey, listKeys, revokeKey, rotateKey } from '../keys/keys.actions.ts';
import type { Newsroom } from '../newsroom.ts';
import { Refusal } from '../refusal.ts';
import { Complaint } from './complaint.ts';
import { toTimeToCome } from './time-to-come.ts';
import { toName } from './typed-name.ts';
import { withNewsroom } from './with-newsroom.ts';

export function keyCommand(): Command {
  return new Command('key')
    .description('makes, lists, replaces and ends keys for the API')
    .helpCommand(false)
    .addCommand(createCommand())
    .addCommand(new Command('list').description('lists all keys, also those that have ended').action(list))
    .addCommand(rotateCommand())
    .addCommand(
      new Command('revoke').description('ends a key at once').argument('<id>', 'the id of the key').action(revoke),
    );
}

function createCommand(): Command {
  return new Command('create')
    .description('makes a key and shows its token, this once')
    .requiredOption('--name <name>', 'who or what will use it', toName)
    .requiredOption('--scope <scope...>', `what it may do: ${allScopes.join(', ')}`, addScope)
    .option('--expires <time>', 'when it ends by itself: 90d, 12h, 2030-01-31', toTimeToCome)
    .addHelpText(
      'after',
      `
Example:
  npm run broadsheet -- key create --name "Newsletter" --scope drafts:read articles:write --expires 365d`,
    )
    .action(create);
}

function rotateCommand(): Command {
  return new Command('rotate')
    .description('gives a key another token and shows it, this once')
    .argument('<id>', 'the id of the key')
    .option('--overlap <hours>', 'for how many hours the token before stays valid, at most 720', toHours, 24)
    .action(rotate);
}

function create({ name, scope, expires }: { name: string; scope: Scope[]; expires?: string }): Promise<void> {
  return withNewsroom(async (newsroom) => {
    const { key, token } = await createKey(newsroom, { name, scopes: scope, expiresAt: expires ?? null });
    process.stderr.write(`Key ${key.id} (${scope.join(', ')}). Its token is shown this once:\n`);
    process.stdout.write(`${token}\n`);
  });
}

function list(): Promise<void> {
  return withNewsroom(async (newsroom) => {
    const keys = await listAll(newsroom);
    process.stdout.write(keys.length === 0 ? 'There are no keys yet.\n' : keys.map(toLine).join(''));
  });
}

function rotate(typed: string, { overlap }: { overlap: number }): Promise<void> {
  return withNewsroom(async (newsroom) => {
    const id = toId(typed);
    await findValid(newsroom, id);
    const { token } = await rotateKey(newsroom, { id, overlapHours: overlap });
    const before = overlap === 0 ? 'The one before has ended' : `The one before is good for ${overlap} hours more`;
    process.stderr.write(`Key ${id} has another token. ${before}. It is shown this once:\n`);
    process.stdout.write(`${token}\n`);
  });
}

function revoke(typed: string): Promise<void> {
  return withNewsroom(async (newsroom) => {
    const id = toId(typed);
    await findValid(newsroom, id);
    await revokeKey(newsroom, id);
    process.stdout.write(`Key ${id} has ended.\n`);
  });
}

async function findValid(newsroom: Newsroom, id: string): Promise<void> {
  const key = await getKey(newsroom, id).catch((error: unknown) => {
    if (error instanceof Refusal && error.code === 'not-found') return undefined;
    throw error;
  });
  if (key && keyState(key, newsroom.now()) === 'valid') return;
  throw new Complaint(`There is no key ${id} that is still valid.`);
}

async function listAll(newsroom: Newsroom): Promise<ApiKey[]> {
  const keys: ApiKey[] = [];
  let after: string | undefined;
  do {
    const page = await listKeys(newsroom, { limit: 100, after });
    keys.push(...page.items);
    after = page.next ?? undefined;
  } while (after !== undefined);
  return keys.reverse();
}

function toLine({ id, name, hint, scopes, createdAt, expiresAt, lastUsedAt, revokedAt }: ApiKey): string {
  const state = keyState({ expiresAt, revokedAt }, toTimestamp(new Date()));
  const ended = { valid: '', expired: `, expired ${expiresAt}`, revoked: `, ended ${revokedAt}` }[state];
  const end = state === 'valid' && expiresAt !== null ? `, until ${expiresAt}` : ended;
  const use = lastUsedAt === null ? 'never used' : `used ${lastUsedAt}`;
  return `${id}  ${hint}…  ${name}  (${scopes.join(', ')})  since ${createdAt}${end}, ${use}\n`;
}

function toId(typed: string): string {
  return Id.safeParse(typed).data ?? typed;
}

function toHours(text: string): number {
  const hours = /^\d{1,3}$/.test(text) ? Number(text) : Number.NaN;
  if (Number.isNaN(hours) || hours > 720) throw new InvalidArgumentError('It must be a number from 0 to 720.');
  return hours;
}

function addScope(text: string, before: readonly Scope[] = []): Scope[] {
  const scope = Scope.safeParse(text);
  if (!scope.success) throw new InvalidArgumentError(`It must be one of ${allScopes.join(', ')}.`);
  return [...new Set([...before, scope.data])];
}
