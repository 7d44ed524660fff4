import { SingleBar } from 'cli-progress';
import type { ReadingProgress } from './export-file.ts';

const spoken = { checking: 'Checking ', importing: 'Importing' } as const;
const million = 1_000_000;

/** A bar for each pass over a file, where somebody looks; nothing where the output goes into a file or a pipe. */
export function createProgress() {
  if (!process.stderr.isTTY) return { show: () => undefined, end: () => undefined };
  const format = '{pass} {bar} {percentage}%  {megabytes} MB  {eta_formatted} left';
  const bar = new SingleBar({ format, barsize: 30, barCompleteChar: '█', barIncompleteChar: '░', hideCursor: true });
  let shown: ReadingProgress['pass'] | undefined;
  return {
    show: ({ pass, read, size }: ReadingProgress) => {
      const texts = { pass: spoken[pass], megabytes: (size / million).toFixed(1) };
      if (pass !== shown) {
        bar.stop();
        bar.start(size, 0, texts);
        shown = pass;
      }
      bar.update(read, texts);
    },
    end: () => bar.stop(),
  };
}
