// Bodies have no galleries: the pictures of one stand in it one after another.
import { listTags } from './html-tags.ts';

interface Figure {
  readonly start: number;
  readonly end: number;
}

/** `body` with figures of pictures that follow each other, and are not aligned by themselves, in a gallery. */
export function groupPictures(body: string): string {
  let done = 0;
  let grouped = '';
  for (const { start, end } of listRuns(body)) {
    grouped += `${body.slice(done, start)}<div class="gallery">${body.slice(start, end)}</div>`;
    done = end;
  }
  return grouped + body.slice(done);
}

function listRuns(body: string): readonly Figure[] {
  const runs: (Figure & { count: number })[] = [];
  for (const { start, end } of listPictures(body)) {
    const last = runs.at(-1);
    const isNext = last !== undefined && body.slice(last.end, start).trim() === '';
    if (isNext) runs.splice(-1, 1, { start: last.start, end, count: last.count + 1 });
    else runs.push({ start, end, count: 1 });
  }
  return runs.filter(({ count }) => count > 1);
}

function listPictures(body: string): readonly Figure[] {
  const pictures: Figure[] = [];
  let open: { readonly start: number; hasPicture: boolean } | undefined;
  for (const { name, text, isClosing, start } of listTags(body)) {
    if (name === 'img' && open) open.hasPicture = true;
    if (name !== 'figure') continue;
    if (isClosing && open?.hasPicture) pictures.push({ start: open.start, end: start + text.length });
    open = !isClosing && text === '<figure>' ? { start, hasPicture: false } : undefined;
  }
  return pictures;
}
