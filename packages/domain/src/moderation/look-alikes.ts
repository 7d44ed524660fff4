// Letters that are drawn like a Latin one. Unicode's list of confusables (UTS #39) holds thousands; these are the ones
// of living scripts and of phonetic spelling that pass for ASCII in running text.

// Each letter with the one that it looks like behind it. Capitals stand for themselves: Η looks like H, η like n.
const pairs = [
  // Cyrillic
  'аa Аa вb Вb сc Сc ԁd Ԁd еe Еe ёe єe Єe һh Һh нh Нh іi Іi їi ӏl Ӏi јj Јj кk Кk мm Мm пn оo Оo рp Рp ԛq Ԛq гr ѕs Ѕs тt Тt ' +
    'уy Уy ѵv Ѵv ԝw Ԝw шw хx Хx ҳx ӽx үy Үy ґr бb ьb Ьb',
  // Greek
  'αa Αa βb Βb ϲc Ϲc δd εe Εe ηn Ηh ιi Ιi ϳj κk Κk μm Μm νv Νn οo Οo πn ρp Ρp ςc τt Τt υu Υy ωw χx Χx γy ζz Ζz',
  // Armenian
  'ցg հh յj լl Լl ոn ռn օo Օo գq զq ՏS ՍU սu ԱU աw',
  // Cherokee
  'ᎠD ᎡR ᎢT ᎥI ᎩY ᎪA ᎫJ ᎬE ᎳW ᎷM ᎻH ᎽY ᏀG ᏃZ ᏏB ᏒR ᏔW ᏙV ᏚS ᏞL ᏟC ᏢP ᏦK ᏧD ᏳG ᏴB',
  // Lisu
  'ꓐB ꓑP ꓒD ꓓD ꓔT ꓖG ꓗK ꓙJ ꓚC ꓜZ ꓝF ꓠN ꓡL ꓢS ꓣR ꓦV ꓧH ꓪW ꓫX ꓬY ꓮA ꓰE ꓲI ꓳO ꓴU ꓟM',
  // Small capitals, phonetic letters, and Latin letters that have something drawn through or under them
  'ᴀa ʙb ᴄc ᴅd ᴇe ꜰf ɢg ʜh ɪi ᴊj ᴋk ʟl ᴍm ɴn ᴏo ᴘp ʀr ꜱs ᴛt ᴜu ᴠv ᴡw ʏy ᴢz ɑa ɐa ɓb ƀb ɕc ɖd ɗd đd Đd ɘe əe ɛe ǝe ɡg ɠg ɦh ħh ' +
    'ıi ɨi ɩi ʝj ƙk ɫl łl Łl ƚl ɱm ɲn ɳn ŋn øo Øo ɵo ɔo þp ʠq ɹr ɾr ʂs ſs ƽs ŧt ʈt ʉu ʊu ʋv ɣy ƴy ʐz ƶz ǀl ƨs',
].join(' ');

const latinOf: ReadonlyMap<string, string> = new Map(
  pairs
    .split(' ')
    .map((pair): [string, string] => [pair.charAt(0), pair.charAt(1).toLowerCase()])
    .filter(([, latin]) => /^[a-z]$/.test(latin)),
);
const lookAlike = new RegExp(`[${[...latinOf.keys()].join('')}]`, 'gu');

// 🅐 🅰, and three or more 🇦: two of them are a flag.
const signLetter = /[\u{1F150}-\u{1F169}\u{1F170}-\u{1F189}]|[\u{1F1E6}-\u{1F1FF}]{3,}/gu;

/**
 * `text` with each letter that is drawn like a Latin one as that one, in lower case: Cyrillic, Greek, Armenian,
 * Cherokee and Lisu letters, small capitals, letters with a stroke, letters in circles and squares. What is a letter
 * with an accent, or a full-width one, becomes a plain one first (NFKD). What is written in another script as a whole
 * is no longer what it was: ask this only of text that is to be compared.
 */
export function toLatinLookAlike(text: string): string {
  return text
    .normalize('NFKD')
    .replace(signLetter, spellSigns)
    .replace(lookAlike, (letter) => latinOf.get(letter) ?? letter);
}

function spellSigns(signs: string): string {
  return Array.from(signs, (sign) => {
    const code = sign.codePointAt(0) ?? 0;
    const first = [0x1f150, 0x1f170, 0x1f1e6].findLast((each) => each <= code) ?? code;
    return String.fromCharCode(0x61 + code - first);
  }).join('');
}
