/** XML 1.0 §2.3, NameStartChar and NameChar, beyond ASCII. */
const letters =
  '\\u00C0-\\u00D6\\u00D8-\\u00F6\\u00F8-\\u037D\\u037F-\\u1FFF\\u200C\\u200D\\u2070-\\u218F\\u2C00-\\u2FEF\\u3001-\\uDFFF\\uF900-\\uFDCF\\uFDF0-\\uFFFD';
const others = new RegExp(`[\\u00B7\\u203F\\u2040${letters}]`);

/** Where the name that begins here ends; `from` itself where none begins. */
export function nameEnd(text: string, from: number): number {
  let at = from;
  let code = text.charCodeAt(at);
  if (isDigit(code) || code === hyphen || code === point) return from;
  while (isSmall(code) || isCapital(code) || isDigit(code) || isMark(code) || (code > 127 && others.test(text.charAt(at))))
    code = text.charCodeAt((at += 1));
  return at;
}

const hyphen = 45;
const point = 46;
const colon = 58;
const underscore = 95;

const isSmall = (code: number): boolean => code >= 97 && code <= 122;
const isCapital = (code: number): boolean => code >= 65 && code <= 90;
const isDigit = (code: number): boolean => code >= 48 && code <= 57;
const isMark = (code: number): boolean => code === colon || code === underscore || code === hyphen || code === point;

/** XML 1.0 §2.3, white space. */
export const isSpace = (code: number): boolean => code === 32 || code === 10 || code === 9 || code === 13;

export function spaceEnd(text: string, from: number): number {
  let at = from;
  while (isSpace(text.charCodeAt(at))) at += 1;
  return at;
}
