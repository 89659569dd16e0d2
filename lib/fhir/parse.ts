/**
 * FHIR JSON to values, keeping the digits of decimals: `5.0` and `5.00` are different measurements (FHIR R4 §2.24.0.1,
 * decimal), and JSON.parse forgets which it was. A number that JavaScript would write otherwise becomes its own text;
 * the readers of quantities take both. Throws SyntaxError as JSON.parse does.
 */
export function parseFhir(text: string): unknown {
  return JSON.parse(altersDigits.test(text) ? text.replace(tokens, quoteIfAltered) : text);
}

/** A number value whose fraction ends in 0, with an exponent, or of more than 15 digits: only then the slower way is taken. */
const altersDigits = /[:[,]\s*-?\d+(?:\.\d*0|(?:\.\d+)?[eE][+-]?\d+|\.\d{14,}|\d{14,}(?:\.\d+)?)\s*[,}\]]/;

/**
 * Texts, passed over whole, and numbers that stand as a value. Putting quotes about a number before it is parsed takes
 * 3.5 times as long as JSON.parse alone; asking JSON.parse for each number's source text (its reviver) 5 times.
 */
const tokens = /"[^"\\]*(?:\\.[^"\\]*)*"|-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][+-]?\d+)?(?=\s*[,}\]])/g;

function quoteIfAltered(token: string): string {
  return token.startsWith('"') || token === String(Number(token)) ? token : `"${token}"`;
}
