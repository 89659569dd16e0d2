import 'server-only';
import { randomInt } from 'node:crypto';

/** Letters and digits that are not taken for each other when read out. */
const alphabet = '23456789ABCDEFGHJKMNPQRSTVWXYZ';

const referenceForm = new RegExp(`^[${alphabet}]{4}-[${alphabet}]{4}$`);

/** Narrows a text of a cookie to a reference. */
export const isReferenceCode = (text: string | undefined): text is string => text !== undefined && referenceForm.test(text);

/** `7K2M-9QXW`: shown on the screen, read out to a support desk, found again in the logs. Says nothing by itself. */
export function referenceCode(): string {
  const letters = Array.from({ length: 8 }, () => alphabet[randomInt(alphabet.length)]).join('');
  return `${letters.slice(0, 4)}-${letters.slice(4)}`;
}
