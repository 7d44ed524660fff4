// What stands in several texts, and is kept once: blocks that others name by their number.

const reference = /<!--\s*wp:(?:core\/)?block\s*\{[^{}]*?"ref"\s*:\s*(\d{1,15})\s*[^{}]*\}\s*\/?-->/g;
// They may hold each other, and in a ring.
const maxDepth = 4;
const maxLength = 4_000_000;

/** `content` with the blocks that it names in their places. Those that `findBlock` does not know stay named. */
export function placeReusableBlocks(content: string, findBlock: (id: number) => string | undefined): string {
  let placed = content;
  for (let depth = 0; depth < maxDepth && placed.includes('"ref"'); depth += 1) placed = placeOnce(placed, findBlock);
  return placed;
}

function placeOnce(content: string, findBlock: (id: number) => string | undefined): string {
  let length = content.length;
  return content.replace(reference, (named, id: string) => {
    const block = findBlock(Number(id));
    length += block?.length ?? 0;
    return block === undefined || length > maxLength ? named : block;
  });
}
