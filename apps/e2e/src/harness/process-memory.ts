import { execFile } from 'node:child_process';
import { promisify } from 'node:util';
import type { Service } from '../../../../scripts/service.ts';

/** How much memory the process of `service` has in use, in bytes. */
export async function readMemory(service: Service | undefined): Promise<number> {
  const { stdout } = await promisify(execFile)('ps', ['-o', 'rss=', '-p', `${service?.pid}`]);
  return Number(stdout.trim()) * 1024;
}
