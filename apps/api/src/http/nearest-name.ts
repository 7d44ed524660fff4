const longestName = 40;

/** Of `names`, the one that `given` may have been meant to be: one or two letters off, or only spelled in other case. */
export function findNearestName(given: string, names: readonly string[]): string | undefined {
  if (given.length > longestName) return undefined;
  const [nearest] = names
    .map((name) => ({ name, distance: distanceBetween(given.toLowerCase(), name.toLowerCase()) }))
    .filter(({ name, distance }) => distance <= 2 && distance * 2 <= name.length)
    .sort((one, other) => one.distance - other.distance);
  return nearest?.name;
}

/** How many letters have to be put in, taken out or replaced to make one of the other (Levenshtein). */
function distanceBetween(one: string, other: string): number {
  let before = Array.from({ length: other.length + 1 }, (_, index) => index);
  for (const [row, letter] of [...one].entries()) {
    const current = [row + 1];
    for (const [column, otherLetter] of [...other].entries()) {
      const replaced = (before[column] ?? 0) + (letter === otherLetter ? 0 : 1);
      current.push(Math.min(replaced, (before[column + 1] ?? 0) + 1, (current[column] ?? 0) + 1));
    }
    before = current;
  }
  return before.at(-1) ?? 0;
}
