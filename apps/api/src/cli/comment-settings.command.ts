import { CommentSettingsPatch } from '@broadsheet/domain';
import { Command } from 'commander';
import { getVersionedSettings, updateCommentSettings } from '../comment-settings/comment-settings.actions.ts';
import { Complaint } from './complaint.ts';
import { withNewsroom } from './with-newsroom.ts';

export function commentSettingsCommand(): Command {
  return new Command('settings')
    .description('shows how discussions are run, as JSON, after changing what is to be changed')
    .option('--set <name=value>', 'changes a setting; lists are written as JSON', addSetting, {})
    .action(({ set }: { set: Readonly<Record<string, unknown>> }) => run(set));
}

async function run(set: Readonly<Record<string, unknown>>): Promise<void> {
  const patch = CommentSettingsPatch.safeParse(set);
  if (!patch.success) {
    const [issue] = patch.error.issues;
    throw new Complaint(`${issue?.path.join('.') ?? ''} ${issue?.message ?? 'It is wrong.'}`.trim());
  }
  await withNewsroom(async (newsroom) => {
    const settings =
      Object.keys(patch.data).length === 0
        ? await getVersionedSettings(newsroom)
        : // Whoever types a command has read nothing that it could be stale against.
          await updateCommentSettings(newsroom, patch.data, { allows: () => true });
    process.stdout.write(`${JSON.stringify(settings, null, 2)}\n`);
  });
}

function addSetting(written: string, before: Readonly<Record<string, unknown>>): Record<string, unknown> {
  const at = written.indexOf('=');
  if (at < 1) throw new Complaint('Write --set NAME=VALUE, such as --set policy=premoderated.');
  return { ...before, [written.slice(0, at)]: toValue(written.slice(at + 1)) };
}

function toValue(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return text;
  }
}
