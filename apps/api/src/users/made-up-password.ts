import { randomInt } from 'node:crypto';

// Without those that are taken for each other when they are read out or copied by hand.
const letters = 'abcdefghjkmnpqrstuvwxyz23456789';

/** A password that is made up: five groups of four characters, 99 bits of chance. */
export function makeUpPassword(): string {
  const group = () => Array.from({ length: 4 }, () => letters.charAt(randomInt(letters.length))).join('');
  return Array.from({ length: 5 }, group).join('-');
}
