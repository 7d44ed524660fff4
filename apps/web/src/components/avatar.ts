// A reader's face: two shapes on a field of colour, in the manner of signal flags. It is drawn from a random seed, so
// that nothing about the reader follows from it, and from few pieces, so that a page of a hundred faces stays small.

/** What a face is drawn from, in a square of 8 by 8. */
export interface Avatar {
  /** CSS colours of middling lightness, which serve on light and dark paper. */
  readonly colors: readonly [string, string];
  readonly shapes: readonly [string, string];
}

// As path data. Each fills about half of the square, so that any two make a figure.
const grounds = [
  'M0 0h4v8H0z',
  'M0 4h8v4H0z',
  'M0 0l8 8H0z',
  'M8 0v8H0z',
  'M0 0h4v4H0zM4 4h4v4H4z',
  'M0 2h8v4H0z',
  'M2 0h4v8H2z',
  'M0 0h8L4 4zM0 8h8L4 4z',
  'M4 0l4 4-4 4-4-4z',
  'M0 0a8 8 0 0 1 8 8H0z',
  'M0 8a8 8 0 0 1 8-8v8z',
  'M0 4a4 4 0 0 1 8 0z',
];
const figures = [
  'M4 2a2 2 0 0 1 0 4 2 2 0 0 1 0-4',
  'M4 1a3 3 0 0 1 0 6 3 3 0 0 1 0-6',
  'M4 1l3 6H1z',
  'M1 1h6L4 7z',
  'M4 1l3 3-3 3-3-3z',
  'M2 2h4v4H2z',
  'M3 0h2v8H3z',
  'M0 3h8v2H0z',
  'M3 1h2v2h2v2H5v2H3V5H1V3h2z',
  'M0 4a4 4 0 0 0 8 0z',
  'M4 0a4 4 0 0 0 0 8z',
  'M8 4a4 4 0 0 1-4 4V0a4 4 0 0 1 4 4',
];
const hues = 18;

/** The face of the reader with this seed: the same, whenever it is drawn. */
export function toAvatar(seed: string): Avatar {
  let rest = hash(seed);
  const choose = (from: number): number => {
    const chosen = rest % from;
    rest = Math.floor(rest / from);
    return chosen;
  };
  const hue = choose(hues) * (360 / hues);
  const ground = grounds[choose(grounds.length)] ?? '';
  const figure = figures[choose(figures.length)] ?? '';
  const away = [40, 120, 200][choose(3)] ?? 0;
  return { colors: [color(hue), color((hue + away) % 360)], shapes: [ground, figure] };
}

function color(hue: number): string {
  return `hsl(${hue} 45% 50%)`;
}

// FNV-1a, 32 bits (http://www.isthe.com/chongo/tech/comp/fnv/), and then its bits mixed: the last letter alone changes
// few of them.
function hash(text: string): number {
  let value = 0x811c9dc5;
  for (let at = 0; at < text.length; at += 1) value = Math.imul(value ^ text.charCodeAt(at), 0x01000193);
  value = Math.imul(value ^ (value >>> 16), 0x45d9f3b);
  return (value ^ (value >>> 16)) >>> 0;
}
