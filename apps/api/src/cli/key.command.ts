import { allScopes, Id, Scope } from '@broadsheet/domain';
import { Command, InvalidArgumentError } from 'commander';
import { createKey, endKey, listAllKeys, type ApiKey } from '../keys/keys.actions.ts';
import { Complaint } from './complaint.ts';
import { withNewsroom } from './with-newsroom.ts';

export function keyCommand(): Command {
  return new Command('key')
    .description('makes, lists and ends keys for the API')
    .helpCommand(false)
    .addCommand(createCommand())
    .addCommand(new Command('list').description('lists all keys, also those that have ended').action(list))
    .addCommand(
      new Command('revoke').description('ends a key at once').argument('<id>', 'the id of the key').action(revoke),
    );
}

function createCommand(): Command {
  return new Command('create')
    .description('makes a key and shows its token, this once')
    .requiredOption('--name <name>', 'who or what will use it', toName)
    .requiredOption('--scope <scope...>', `what it may do: ${allScopes.join(', ')}`, addScope)
    .addHelpText(
      'after',
      `
Example:
  npm run broadsheet -- key create --name "Newsletter" --scope drafts:read articles:write`,
    )
    .action(create);
}

function create({ name, scope }: { name: string; scope: Scope[] }): Promise<void> {
  return withNewsroom(async (newsroom) => {
    const { id, token } = await createKey(newsroom, { name, scopes: scope });
    process.stderr.write(`Key ${id} (${scope.join(', ')}). Its token is shown this once:\n`);
    process.stdout.write(`${token}\n`);
  });
}

function list(): Promise<void> {
  return withNewsroom(async (newsroom) => {
    const keys = await listAllKeys(newsroom);
    process.stdout.write(keys.length === 0 ? 'There are no keys yet.\n' : keys.map(toLine).join(''));
  });
}

function revoke(id: string): Promise<void> {
  return withNewsroom(async (newsroom) => {
    if (!(await endKey(newsroom, Id.safeParse(id).data ?? id))) {
      throw new Complaint(`There is no key ${id} that is still valid.`);
    }
    process.stdout.write(`Key ${id} has ended.\n`);
  });
}

function toLine({ id, name, scopes, createdAt, revokedAt }: ApiKey): string {
  const life = revokedAt === null ? `since ${createdAt}` : `ended ${revokedAt}`;
  return `${id}  ${life}  ${name}  (${scopes.join(', ')})\n`;
}

function toName(text: string): string {
  const name = text.replace(/\s+/g, ' ').trim();
  if (name === '' || name.length > 200) throw new InvalidArgumentError('It must have 1 to 200 characters.');
  return name;
}

function addScope(text: string, before: readonly Scope[] = []): Scope[] {
  const scope = Scope.safeParse(text);
  if (!scope.success) throw new InvalidArgumentError(`It must be one of ${allScopes.join(', ')}.`);
  return [...new Set([...before, scope.data])];
}
