import { open, type FileHandle } from 'node:fs/promises';
import { resolve } from 'node:path';
import type { ImportPass } from '../import/import-wordpress.ts';
import { Complaint } from './complaint.ts';

/** How far the reading of a file has come, in bytes. */
export interface ReadingProgress {
  readonly pass: ImportPass;
  readonly read: number;
  readonly size: number;
}

/** A file that is read once for each pass. */
export interface OpenedExport extends AsyncDisposable {
  read(pass: ImportPass): AsyncIterable<Uint8Array, void, void>;
}

const pieceSize = 256 * 1024;

/** Opens the file that somebody named. Throws a `Complaint` where it is none that can be read. */
export async function openExport(file: string, onProgress: (progress: ReadingProgress) => void): Promise<OpenedExport> {
  // npm runs scripts in the project's folder, and tells where the person stands.
  const handle = await openFile(resolve(process.env['INIT_CWD'] ?? '.', file), file);
  const status = await handle.stat();
  if (!status.isFile()) {
    await handle.close();
    throw new Complaint(`${file}: this is a folder or a device, and no file.`);
  }
  const { size } = status;
  return {
    // Both passes read what was opened, also where the file is replaced meanwhile.
    async *read(pass) {
      let read = 0;
      for await (const piece of handle.createReadStream({ start: 0, autoClose: false, highWaterMark: pieceSize })) {
        if (!(piece instanceof Uint8Array)) throw new TypeError('A stream without an encoding yields bytes.');
        read += piece.length;
        onProgress({ pass, read, size });
        yield piece;
      }
    },
    [Symbol.asyncDispose]: () => handle.close(),
  };
}

const reasons: Readonly<Record<string, string>> = {
  ENOENT: 'there is no such file',
  ENOTDIR: 'there is no such file',
  EACCES: 'you may not read this file',
  EPERM: 'you may not read this file',
};

async function openFile(path: string, named: string): Promise<FileHandle> {
  try {
    return await open(path);
  } catch (error) {
    const code = error instanceof Error && 'code' in error ? String(error.code) : '';
    throw new Complaint(`${named}: ${reasons[code] ?? `it cannot be opened (${code})`}.`, { cause: error });
  }
}
