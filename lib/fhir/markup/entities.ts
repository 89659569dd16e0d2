import { decodeHTMLStrict } from 'entities';

/** References to characters that are seen only by what they do to the letters next to them. */
const invisible = /[\u00AD\u200C-\u200F]/;
const wideSpace = /[\u2002-\u200A]/;

/** Character references to characters, by HTML's 2,231 names; once only, so that `&amp;lt;` stays `&lt;`. Other names stay as written. */
export function decodeEntities(text: string): string {
  return text.includes('&') ? text.replace(/&(?:#x[0-9a-f]{1,6}|#\d{1,7}|[a-z][a-z0-9]{1,31});/gi, decodeReference) : text;
}

function decodeReference(reference: string): string {
  const character = decodeHTMLStrict(reference);
  if (wideSpace.test(character)) return ' ';
  return invisible.test(character) ? '' : character;
}
