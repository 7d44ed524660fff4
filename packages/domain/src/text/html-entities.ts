/**
 * `text` with its character references decoded: numeric ones, those of Latin 1, and the usual marks. Others stay as
 * they stand. A number that is no character, or a control character, becomes U+FFFD.
 */
export function decodeEntities(text: string): string {
  if (!text.includes('&')) return text;
  return text.replace(
    /&(?:#(\d{1,10})|#x([\da-f]{1,8})|([a-z][a-z\d]{1,11}));/gi,
    (reference, decimal?: string, hexadecimal?: string, name?: string) => {
      if (name !== undefined) return named.get(name) ?? reference;
      return toCharacter(decimal === undefined ? parseInt(hexadecimal ?? '', 16) : parseInt(decimal, 10));
    },
  );
}

// The names of U+00A0 to U+00FF, in their order: Latin 1 as HTML names it.
const latin1 = (
  'nbsp iexcl cent pound curren yen brvbar sect uml copy ordf laquo not shy reg macr deg plusmn sup2 sup3 acute micro ' +
  'para middot cedil sup1 ordm raquo frac14 frac12 frac34 iquest Agrave Aacute Acirc Atilde Auml Aring AElig Ccedil ' +
  'Egrave Eacute Ecirc Euml Igrave Iacute Icirc Iuml ETH Ntilde Ograve Oacute Ocirc Otilde Ouml times Oslash Ugrave ' +
  'Uacute Ucirc Uuml Yacute THORN szlig agrave aacute acirc atilde auml aring aelig ccedil egrave eacute ecirc euml ' +
  'igrave iacute icirc iuml eth ntilde ograve oacute ocirc otilde ouml divide oslash ugrave uacute ucirc uuml yacute ' +
  'thorn yuml'
).split(' ');

// Each name with its character behind it.
const marks = (
  'amp& lt< gt> quot" apos\' ndash– mdash— horbar― hellip… bull• prime′ Prime″ lsquo‘ rsquo’ sbquo‚ ldquo“ ' +
  'rdquo” bdquo„ lsaquo‹ rsaquo› dagger† Dagger‡ permil‰ euro€ trade™ OEligŒ oeligœ ScaronŠ scaronš YumlŸ circˆ ' +
  'tilde˜ larr← uarr↑ rarr→ darr↓ harr↔ minus− ne≠ le≤ ge≥ asymp≈ infin∞ ensp\u2002 emsp\u2003 thinsp\u2009 ' +
  'zwnj\u200C zwj\u200D lrm\u200E rlm\u200F'
).split(' ');

const named: ReadonlyMap<string, string> = new Map([
  ...latin1.map((name, index) => [name, String.fromCharCode(0xa0 + index)] as const),
  ...marks.map((mark) => [mark.slice(0, -1), mark.slice(-1)] as const),
]);

// What browsers show for &#128; to &#159;, which old programs meant as Windows-1252 (HTML, numeric character references).
const windows1252 = '€\u0081‚ƒ„…†‡ˆ‰Š‹Œ\u008DŽ\u008F\u0090‘’“”•–—˜™š›œ\u009DžŸ';

function toCharacter(codePoint: number): string {
  if (codePoint >= 0x80 && codePoint < 0xa0) return windows1252.charAt(codePoint - 0x80);
  const isWhiteSpace = codePoint === 0x09 || codePoint === 0x0a || codePoint === 0x0d;
  const isControl = (codePoint < 0x20 && !isWhiteSpace) || codePoint === 0x7f;
  const isSurrogate = codePoint >= 0xd800 && codePoint < 0xe000;
  return isControl || isSurrogate || codePoint > 0x10ffff ? '\uFFFD' : String.fromCodePoint(codePoint);
}
