// Host names in other scripts are ASCII on the wire. This reads them back (RFC 3492, 6.2).

const base = 36;
const tMin = 1;
const tMax = 26;

/** `host` with its `xn--` labels as the letters that they stand for. A label that stands for none stays what it is. */
export function toUnicodeHost(host: string): string {
  return host
    .split('.')
    .map((label) => (/^xn--/i.test(label) ? (decodeLabel(label.slice(4).toLowerCase()) ?? label) : label))
    .join('.');
}

function decodeLabel(encoded: string): string | undefined {
  // A label has at most 63 characters; what is longer is no label, and would take long.
  if (encoded.length > 59 || !/^[a-z\d-]+$/.test(encoded)) return undefined;
  const split = encoded.lastIndexOf('-');
  const points = Array.from(encoded.slice(0, Math.max(0, split)), (character) => character.charCodeAt(0));
  let [point, at, bias] = [128, 0, 72];
  let rest = encoded.slice(split + 1);
  while (rest !== '') {
    const number = readNumber(rest, bias);
    if (!number) return undefined;
    rest = rest.slice(number.length);
    const count = points.length + 1;
    bias = adapt(number.value, count, at === 0 && point === 128);
    at += number.value;
    point += Math.floor(at / count);
    at %= count;
    if (point > 0x10ffff || (point >= 0xd800 && point < 0xe000)) return undefined;
    points.splice(at, 0, point);
    at += 1;
  }
  return String.fromCodePoint(...points);
}

function readNumber(digits: string, bias: number): { value: number; length: number } | undefined {
  let [value, weight] = [0, 1];
  for (let index = 0; index < digits.length; index++) {
    const digit = parseInt(digits.charAt(index), base);
    // Letters are 0 to 25 and figures 26 to 35: not as numbers to the base of 36 are written.
    const number = digit < 10 ? digit + 26 : digit - 10;
    value += number * weight;
    const threshold = Math.min(tMax, Math.max(tMin, base * (index + 1) - bias));
    if (number < threshold) return { value, length: index + 1 };
    weight *= base - threshold;
    if (value > 0x7fffffff) return undefined;
  }
  return undefined;
}

function adapt(delta: number, count: number, isFirst: boolean): number {
  let rest = Math.floor(delta / (isFirst ? 700 : 2));
  rest += Math.floor(rest / count);
  let bias = 0;
  for (; rest > ((base - tMin) * tMax) / 2; bias += base) rest = Math.floor(rest / (base - tMin));
  return bias + Math.floor((base * rest) / (rest + 38));
}
