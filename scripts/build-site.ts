// The site's build, quick when nothing changed since the last one.
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { text } from 'node:stream/consumers';

/** Builds what the browser and the server need of the site. Throws with the build's output where it fails. */
export async function buildSite(root: string, signal: AbortSignal): Promise<void> {
  const turbo = join(root, 'node_modules', '.bin', 'turbo');
  const child = spawn(turbo, ['run', 'build', '--filter=@broadsheet/web', '--output-logs=errors-only'], {
    cwd: root,
    env: { ...process.env, TURBO_TELEMETRY_DISABLED: '1', TURBO_NO_UPDATE_NOTIFIER: '1' },
    stdio: ['ignore', 'pipe', 'pipe'],
    signal,
    shell: process.platform === 'win32',
  });
  const [out, err] = await Promise.all([text(child.stdout), text(child.stderr), once(child, 'close')]);
  if (child.exitCode !== 0) throw new Error(`${out}${err}\nThe site could not be built.`);
}
