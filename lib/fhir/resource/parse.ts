import { plainDecimal } from '#/lib/record/model/decimal.ts';

/**
 * FHIR JSON to values, keeping the digits of decimals: `5.0` and `5.00` are different measurements (FHIR R4 §2.24.0.1,
 * decimal), and JSON.parse forgets which it was. A number that JavaScript would write otherwise becomes its own text,
 * without an exponent, which reads as digits (H17); the readers of quantities take both. Only here is a number told from a
 * text that looks like one, such as the batch "12E4". Throws SyntaxError as JSON.parse does.
 */
export function parseFhir(text: string): unknown {
  return JSON.parse(altersDigits.test(text) ? quoted(text) : text);
}

/** A number whose fraction ends in 0, with an exponent, or of more than 15 digits: only then the slower way is taken. */
const altered = String.raw`-?(?:0|[1-9]\d*)(?:\.\d*0|(?:\.\d+)?[eE][+-]?\d+|\.\d{14,})|-?[1-9]\d{14,}(?:\.\d+)?`;
const altersDigits = new RegExp(String.raw`[:[,]\s*(?:${altered})\s*[,}\]]`);

/**
 * First the numbers behind an element's name, as nearly all of FHIR's are: a quote that follows a letter closes a text,
 * so that the colon behind it cannot be within one. Whatever else looks like an altered number (in a list, or in the
 * midst of a text) needs every text of the answer to be passed over, which takes five times as long.
 */
function quoted(text: string): string {
  const withMembersQuoted = text.replace(members, (_, before: string, number: string) => before + quoteIfAltered(number));
  return numberInList.test(withMembersQuoted) ? withMembersQuoted.replace(tokens, quoteIfAltered) : withMembersQuoted;
}

const members = new RegExp(String.raw`([A-Za-z]"\s*:\s*)(-0|${altered})(?=\s*[,}\]])`, 'g');
const numberInList = new RegExp(String.raw`(?:[[,]|(?<![A-Za-z]"\s*):)\s*(?:${altered})\s*[,}\]]`);

/** Texts, passed over whole, and numbers that stand as a value. To ask JSON.parse for each number's source text is slower still. */
const tokens = /"[^"\\]*(?:\\.[^"\\]*)*"|-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][+-]?\d+)?(?=\s*[,}\]])/g;

function quoteIfAltered(token: string): string {
  if (token.startsWith('"')) return token;
  const plain = plainDecimal(token);
  return plain === token && token === String(Number(token)) ? token : `"${plain}"`;
}
