import { text } from 'node:stream/consumers';
import { allRoles, Password, Role, UserDraft, type User, type UserPatch } from '@broadsheet/domain';
import { Command, InvalidArgumentError } from 'commander';
import type { Newsroom } from '../newsroom.ts';
import { createUser, findUserId, listUsers, resetPassword, updateUser } from '../users/users.actions.ts';
import { Complaint } from './complaint.ts';
import { toName } from './typed-name.ts';
import { withNewsroom } from './with-newsroom.ts';

const email = UserDraft.shape.email;
const fromInput = 'read the password from the standard input, instead of making one up';

export function userCommand(): Command {
  return new Command('user')
    .description('adds, lists and changes the people of the newsroom')
    .helpCommand(false)
    .addCommand(createCommand())
    .addCommand(new Command('list').description('lists all users').action(list))
    .addCommand(
      forUser('password', 'gives a user another password and shows it, this once')
        .option('--password-stdin', fromInput)
        .action(changePassword),
    )
    .addCommand(
      forUser('role', 'gives a user another role')
        .argument('<role>', allRoles.join(', '), toRole)
        .action((address: string, role: Role) => change(address, { role })),
    )
    .addCommand(
      forUser('deactivate', 'signs a user out everywhere, and lets them in no more').action((address: string) =>
        change(address, { isActive: false }),
      ),
    )
    .addCommand(
      forUser('activate', 'lets a user in again').action((address: string) => change(address, { isActive: true })),
    );
}

function forUser(name: string, description: string): Command {
  return new Command(name).description(description).argument('<email>', 'the address that they sign in with');
}

function createCommand(): Command {
  return new Command('create')
    .description('adds a user and shows their password, this once')
    .requiredOption('--email <email>', 'the address that they sign in with', toEmail)
    .requiredOption('--role <role>', `what they may do: ${allRoles.join(', ')}`, toRole)
    .option('--name <name>', 'what colleagues call them', toName)
    .option('--password-stdin', fromInput)
    .addHelpText(
      'after',
      `
Example:
  npm run broadsheet -- user create --email ilse@example.org --role admin --name "Ilse Marrow"`,
    )
    .action(create);
}

interface Typed {
  readonly email: string;
  readonly role: Role;
  readonly name?: string;
  readonly passwordStdin?: true;
}

function create({ email: address, role, name = address.split('@', 1)[0] ?? '', passwordStdin }: Typed): Promise<void> {
  return withNewsroom(async (newsroom) => {
    const given = passwordStdin ? await readPassword() : undefined;
    const made = await createUser(newsroom, {
      email: address,
      role,
      name,
      ...(given !== undefined && { password: given }),
    });
    process.stderr.write(
      `User ${made.user.id} (${role}).${made.password === null ? '' : ' The password is shown this once:'}\n`,
    );
    if (made.password !== null) process.stdout.write(`${made.password}\n`);
  });
}

function list(): Promise<void> {
  return withNewsroom(async (newsroom) => {
    const lines: string[] = [];
    let after: string | undefined;
    do {
      const page = await listUsers(newsroom, { limit: 100, after });
      lines.push(...page.items.map(toLine));
      after = page.next ?? undefined;
    } while (after !== undefined);
    process.stdout.write(lines.length === 0 ? 'There are no users yet.\n' : lines.reverse().join(''));
  });
}

function changePassword(address: string, { passwordStdin }: Pick<Typed, 'passwordStdin'>): Promise<void> {
  return withNewsroom(async (newsroom) => {
    const given = passwordStdin ? await readPassword() : undefined;
    const { password } = await resetPassword(newsroom, await targetOf(newsroom, address), given);
    process.stderr.write(`${address} has another password.${password === null ? '' : ' It is shown this once:'}\n`);
    if (password !== null) process.stdout.write(`${password}\n`);
  });
}

function change(address: string, patch: UserPatch): Promise<void> {
  return withNewsroom(async (newsroom) => {
    process.stdout.write(toLine(await updateUser(newsroom, await targetOf(newsroom, address), patch)));
  });
}

async function targetOf(newsroom: Newsroom, address: string) {
  const id = await findUserId(newsroom, address);
  if (id === undefined) throw new Complaint(`Nobody signs in with ${address}.`);
  return { id, precondition: { allows: () => true } };
}

async function readPassword(): Promise<string> {
  const password = Password.safeParse((await text(process.stdin)).replace(/\r?\n$/, ''));
  if (password.success) return password.data;
  throw new Complaint(`The password: ${password.error.issues.map(({ message }) => message).join(' ')}`);
}

function toLine({ id, name, role, email: address, isActive }: User): string {
  return `${id}  ${role}${isActive ? '' : ' (not active)'}  ${name}  <${address ?? 'an address that does not open'}>\n`;
}

function toRole(typed: string): Role {
  const role = Role.safeParse(typed);
  if (!role.success) throw new InvalidArgumentError(`It must be one of ${allRoles.join(', ')}.`);
  return role.data;
}

function toEmail(typed: string): string {
  const address = email.safeParse(typed);
  if (!address.success) throw new InvalidArgumentError('It must be an address like name@example.org.');
  return address.data;
}
