import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { findListedWord } from './listed-words.ts';
import { anyText } from '../testing/any-text.ts';

describe('a word of a list is found', () => {
  test.each([
    ['as it is', 'Buy viagra now'],
    ['in capitals', 'VIAGRA'],
    ['with accents', 'víágrä'],
    ['full-width', 'ｖｉａｇｒａ'],
    ['in mathematical letters', '𝓿𝓲𝓪𝓰𝓻𝓪'],
    ['in circles', 'ⓥⓘⓐⓖⓡⓐ 🅥🅘🅐🅖🅡🅐'],
    ['in flags', '🇻🇮🇦🇬🇷🇦'],
    ['in small capitals', 'ᴠɪᴀɢʀᴀ'],
    ['with Cyrillic letters in it', 'vіаgrа'],
    ['with Cyrillic letters in it among Cyrillic words', 'купи vіаgrа сегодня'],
    ['with Greek letters in it', 'viαgrα'],
    ['with what is drawn as nothing in it', 'vi\u200Bag\u00ADra\u2060'],
    ['pulled apart by markup', 'v<b>i</b>ag<i class="x">r</i>a'],
    ['pulled apart by markup of forums', 'v[b]i[/b]a[color=red]gra[/color]'],
    ['pulled apart by Markdown', 'v**i**a_g_ra'],
    ['as markup', '<viagra>'],
    ['between tags', '<p>viagra</p><p>now</p>'],
    ['with entities in it', 'v&#105;agr&#x61;'],
    ['spelled', 'v i a g r a'],
    ['spelled with signs', 'v.i.a.g.r.a v-i-a-g-r-a'],
    ['in small pieces', 'vi ag ra'],
    ['with digits for letters', 'v1agr4'],
    ['with signs for letters', 'v!@gr@'],
    ['drawn out', 'viiiiagraaaaaa'],
    ['with an apostrophe', "via'gra"],
    ['before a sign', 'viagra! viagra™'],
    ['before a number', 'viagra100mg'],
    ['after a capital', 'BuyViagraNow'],
    ['next to a script without spaces', '買viagra吧'],
  ])('%s', (_how, text) => {
    expect(findListedWord(text, ['viagra'])).toBe('viagra');
  });

  test.each([
    ['buy now', 'Buy\nN0W!'],
    ['buy now', 'b u y  n o w'],
    ['賭博', '我們賭博吧'],
    ['賭博', '賭 博'],
    ['ช่วย', 'คนช่วยกัน'],
    ['хуй', 'Xyй'],
    ['groß', 'GROSS'],
    ['a$$', 'a$$'],
    ['ass', 'a$$ @ss 4ss'],
    ['free money', 'fr33 m0n3y'],
    ['f*ck', 'F*ck'],
    ['4chan', '4chan'],
    ['🍆', 'a🍆b'],
  ])('%s in %s', (entry, text) => {
    expect(findListedWord(text, ['other', entry])).toBe(entry);
  });

  test('a star lets it go on', () => {
    expect(findListedWord('casinos', ['casino*'])).toBe('casino*');
    expect(findListedWord('the megacasino', ['casino*'])).toBeUndefined();
    expect(findListedWord('the megacasinos', ['*casino*'])).toBe('*casino*');
    expect(findListedWord('the megacasinos', ['*casino'])).toBeUndefined();
  });

  test('whatever disguises are put on at once', () => {
    const ways: readonly ((letter: string) => string)[] = [
      (letter) => letter,
      (letter) => letter.toUpperCase(),
      (letter) => `${letter}\u200B`,
      (letter) => `${letter}\u0301`,
      (letter) => `<b>${letter}</b>`,
      (letter) => `${letter}*`,
      (letter) => ({ a: 'а', e: 'е', o: 'о', c: 'с', p: 'р', i: 'і' })[letter] ?? letter,
      (letter) => ({ a: '4', e: '3', o: '0', i: '1' })[letter] ?? letter,
      (letter) => String.fromCodePoint(letter.charCodeAt(0) - 0x61 + 0xff41),
    ];
    // The middle of a word needs a letter that nothing is done with, so that a disguise is no other word.
    fc.assert(
      fc.property(fc.array(fc.constantFrom(...ways), { minLength: 6, maxLength: 6 }), (chosen) => {
        const written = Array.from('poison', (letter, index) => chosen[index]?.(letter) ?? letter).join('');
        expect(findListedWord(`It says ${written} n here.`, ['poison'])).toBe('poison');
      }),
    );
  });
});

describe('another word is not taken for it', () => {
  test.each([
    ['ass', 'class assassin assess as-sess'],
    ['cunt', 'Scunthorpe'],
    ['sex', 'Essex, Middlesex and Sussex'],
    ['penis', 'The pen is mightier.'],
    ['nobody', 'He said no. Body and soul.'],
    ['the rapist', 'My therapist'],
    ['ass', '455 people on the A55, and 4 ss'],
    ['ed', '3D printers'],
    ['axa', 'a 4x4'],
    ['free', 'the FR33'],
    ['mall', 'mail'],
    ['cop', 'сор из избы выносить не надо'],
    ['porn', 'unicorn popcorn'],
    ['賭博', '賭。何か。博'],
  ])('%s in %s', (entry, text) => {
    expect(findListedWord(text, [entry])).toBeUndefined();
  });

  test('whatever letters stand around it', () => {
    const letters = fc.string({ unit: fc.constantFrom(...Array.from('bdfhjklmnqtuwxyz')), minLength: 1, maxLength: 5 });
    fc.assert(
      fc.property(letters, letters, (before, behind) => {
        expect(
          findListedWord(`A ${before}grace${behind}, I ${before}grace, grace${behind}.`, ['grace']),
        ).toBeUndefined();
      }),
    );
  });
});

test('no list finds anything where it is empty, or has nothing in it', () => {
  expect(findListedWord('anything', [])).toBeUndefined();
  expect(findListedWord('anything', [' ', '\u200B'])).toBeUndefined();
});

test('a word stays found with any other text around it', () => {
  fc.assert(
    fc.property(anyText, anyText, (before, behind) => {
      expect(findListedWord(`${before}\n viagra \n${behind}`, ['viagra'])).toBe('viagra');
    }),
  );
});
