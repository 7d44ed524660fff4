// What people do in a discussion, in any order.
import { ProblemError } from '@broadsheet/api-contract';
import type { CommentStatus } from '@broadsheet/domain';
import fc from 'fast-check';
import { expect } from 'vitest';
import { reportComment } from '../../moderation/reports.actions.ts';
import { signLink } from '../../personal-data/personal-data-link.actions.ts';
import type { Discussion, Model, Modelled } from './discussion-model.ts';

type Command = fc.AsyncCommand<Model, Discussion>;
type Do = (model: Model, real: Discussion, target: Modelled) => Promise<void>;

const readers = ['old-pilot', 'sunniva', 'stowaway', 'mate'];

/** Every step, one after the other, as fast-check makes them up. */
export function discussionCommands(maxCommands: number): fc.Arbitrary<Iterable<Command>> {
  const any = fc.nat(1000);
  const reader = fc.constantFrom(...readers);
  return fc.commands(
    [
      fc.record({ reader, parent: fc.option(any) }).map(submit),
      fc.record({ reader, parent: fc.option(any) }).map(submit),
      any.map(onComment('edit', edit)),
      any.map(onComment('approve', (_, real, { id }) => decide(real, id, 'approve'), 'approved')),
      any.map(onComment('approve', (_, real, { id }) => decide(real, id, 'approve'), 'approved')),
      any.map(onComment('reject', (_, real, { id }) => decide(real, id, 'reject'), 'rejected')),
      any.map(onComment('spam', (_, real, { id }) => decide(real, id, 'spam'), 'spam')),
      any.map(onComment('hold', (_, real, { id }) => decide(real, id, 'hold'), 'pending')),
      any.map(onComment('report', report)),
      any.map(onComment('delete', remove)),
      reader.map(ban),
      reader.map(erase),
    ],
    { maxCommands, size: 'max' },
  );
}

function submit({ reader, parent }: { reader: string; parent: number | null }): Command {
  return {
    check: () => true,
    toString: () => `${reader} submits${parent === null ? '' : ' a reply'}`,
    async run(model, real) {
      const shown = model.comments.filter(({ status }) => status === 'approved');
      const parentId = parent === null ? null : (shown[parent % (shown.length || 1)]?.id ?? null);
      const word = real.newWord();
      const email = real.emailOf(reader);
      const body = { body: `${real.commonWord} ${word}`, name: 'Somebody', email, parentId };
      const submitted = await real.api.reader.comments.submit({ idOrSlug: real.articleId, body });
      if (model.banned.has(reader)) expect(submitted.status).toBe('pending');
      // What the reader is told of a comment that a rule has rejected is that it waits.
      const { status } = await real.api.admin.comments.get({ id: submitted.comment.id });
      expect(submitted.status).toBe(status === 'approved' ? 'approved' : 'pending');
      const { comment, authorToken } = submitted;
      model.comments.push({ id: comment.id, reader, word, status, authorToken });
      await real.check(model);
    },
  };
}

function onComment(name: string, act: Do, becomes?: CommentStatus) {
  return (place: number): Command => ({
    check: ({ comments }) => comments.length > 0,
    toString: () => `${name} ${place}`,
    async run(model, real) {
      const target = model.comments[place % model.comments.length];
      if (!target || target.status === becomes) return;
      await act(model, real, target);
      if (becomes !== undefined) target.status = becomes;
      await real.check(model);
    },
  });
}

async function decide(real: Discussion, id: string, action: 'approve' | 'reject' | 'spam' | 'hold'): Promise<void> {
  const { comments, moderation } = real.api.admin;
  const input = { id, ifVersion: await versionOf(real, id) };
  await (action === 'hold' ? moderation.hold(input) : comments[action](input));
}

async function versionOf({ api }: Discussion, id: string): Promise<number> {
  return (await api.admin.comments.get({ id })).version;
}

const edit: Do = async (_model, real, target) => {
  const word = real.newWord();
  const input = { id: target.id, ifVersion: await versionOf(real, target.id) };
  const edited = await unlessRefused(
    real.api.reader.ownComments.edit({ ...input, ...tokenOf(target), body: { body: `${real.commonWord} ${word}` } }),
  );
  if (!edited) return;
  target.word = word;
  target.status = (await real.api.admin.comments.get({ id: target.id })).status;
  expect(edited.status === 'approved').toBe(target.status === 'approved');
};

const remove: Do = async (model, real, target) => {
  const input = { id: target.id, ifVersion: await versionOf(real, target.id) };
  const { reader, admin } = real.api;
  // Whose author nobody knows, a moderator deletes.
  await (target.authorToken === null ? admin : reader).ownComments.remove({ ...input, ...tokenOf(target) });
  model.comments.splice(model.comments.indexOf(target), 1);
};

let reporters = 0;

const report: Do = async (_model, { api: { newsroom } }, target) => {
  if (target.status !== 'approved') return;
  reporters += 1;
  const ipAddress = `10.${reporters >> 8}.${reporters & 255}.1`;
  const reporter = { ipAddress, authorToken: crypto.randomUUID() };
  await reportComment(newsroom, target.id, { draft: { reason: 'spam', text: '' }, reporter });
  // The settings say that one is enough.
  target.status = 'pending';
};

function ban(reader: string): Command {
  return {
    check: ({ banned }) => !banned.has(reader) && banned.size < readers.length - 1,
    toString: () => `ban ${reader}`,
    async run(model, real) {
      await real.api.admin.commentBans.create({ body: { kind: 'email', value: real.emailOf(reader) } });
      model.banned.add(reader);
      await real.check(model);
    },
  };
}

function erase(reader: string): Command {
  return {
    check: ({ comments }) => comments.some((each) => each.reader === reader),
    toString: () => `erase ${reader}`,
    async run(model, real) {
      const { newsroom } = real.api;
      const token = signLink(newsroom, real.emailOf(reader), newsroom.now());
      await real.api.reader.personalData.erase({ token });
      for (const each of model.comments.filter((one) => one.reader === reader)) {
        model.comments.splice(model.comments.indexOf(each), 1);
      }
      await real.check(model);
    },
  };
}

function tokenOf({ authorToken }: Modelled): { authorToken?: string } {
  return authorToken === null ? {} : { authorToken };
}

async function unlessRefused<T>(work: PromiseLike<T>): Promise<T | undefined> {
  try {
    return await work;
  } catch (error) {
    if (error instanceof ProblemError && error.problem.status < 500) return undefined;
    throw error;
  }
}
