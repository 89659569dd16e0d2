/** Controls, byte order marks and direction overrides, which could turn words about on the screen (H28). */
const unsafe = /(?![\t\n])\p{Cc}|[\uFEFF\u202A-\u202E\u2066-\u2069]/gu;
const needsCare = /(?![\t\n])\p{Cc}|[\uFEFF\u202A-\u202E\u2066-\u2069]/u;

/** Text without what could harm its reading; its spaces as they are. */
export function cleanText(text: string): string {
  return needsCare.test(text) ? text.replace(unsafe, '') : text;
}

/** Text without harm, as `cleanText`, on one line. */
export function cleanLine(text: string): string {
  return cleanText(text).replace(/\s+/g, ' ').trim();
}
