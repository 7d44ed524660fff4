/**
 * What stands for a person without a picture: the first letters of the first and the last name, or the first letter
 * alone where there is one name, or where the script does not abbreviate names to two letters. Empty where no letter
 * is in it.
 */
export function toInitials(name: string): string {
  const words = name.match(/\p{L}[\p{L}\p{M}\p{N}'’.-]*/gu) ?? [];
  const letters = [words[0], words.length > 1 ? words.at(-1) : undefined].map((word) => firstLetter(word ?? ''));
  // Joined-up letters next to each other would read as a word.
  return (joinsLetters.test(letters[0] ?? '') ? letters.slice(0, 1) : letters).join('').toLocaleUpperCase('und');
}

const joinsLetters = /[\p{Script=Arabic}\p{Script=Hangul}\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}]/u;

function firstLetter(word: string): string {
  return /^\p{L}\p{M}*/u.exec(word)?.[0] ?? '';
}
