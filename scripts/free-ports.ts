// Whether a server could listen, asked before anything is built or started.
import { once } from 'node:events';
import { createServer } from 'node:net';

/** The first setting whose port is in use. Zero, and what is no port at all, is left to the server to judge. */
export async function findTakenPort<Setting extends string>(
  defaults: Readonly<Record<Setting, number>>,
): Promise<{ setting: Setting; port: number } | undefined> {
  // Object.entries forgets which keys there are.
  for (const [setting, fallback] of Object.entries(defaults) as [Setting, number][]) {
    const port = Number(process.env[setting] ?? fallback);
    if (Number.isInteger(port) && port > 0 && port < 65_536 && (await isTaken(port))) return { setting, port };
  }
  return undefined;
}

async function isTaken(port: number): Promise<boolean> {
  const server = createServer();
  try {
    server.listen(port);
    await once(server, 'listening');
    server.close();
    await once(server, 'close');
    return false;
  } catch (error) {
    return error instanceof Error && 'code' in error && error.code === 'EADDRINUSE';
  }
}
