// Latin letters that are not an ASCII letter with an accent, as those who write them spell them in ASCII: each with its
// spelling behind it.
const asciiOf: ReadonlyMap<string, string> = new Map(
  'ßss æae œoe øo đd ðd þth łl ħh ıi ŧt ŋng ĸq əe ǝe ɛe ɔo ɓb ɗd ɖd ƙk ƴy ɣg ɲny ƒf ʋv ǥg ƶz ɨi ɩi ʉu ʊu'
    .split(' ')
    .map((pair) => [pair.charAt(0), pair.slice(1)]),
);
const unaccented = new RegExp(`[${[...asciiOf.keys()].join('')}]`, 'gu');

/** `text` with its Latin letters in lower case spelled in ASCII where that is more than taking an accent off: ß→ss, ł→l. */
export function spellInAscii(text: string): string {
  return text.replace(unaccented, (letter) => asciiOf.get(letter) ?? letter);
}
