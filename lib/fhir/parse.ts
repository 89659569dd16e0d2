/**
 * FHIR JSON to values, keeping the digits of decimals: `5.0` and `5.00` are different measurements (FHIR R4 §2.24.0.1,
 * decimal), and JSON.parse forgets which it was. A number that JavaScript would write otherwise becomes its own text;
 * the readers of quantities take both. Throws SyntaxError as JSON.parse does.
 */
export function parseFhir(text: string): unknown {
  return altersDigits.test(text) ? JSON.parse(text, keepDigits) : JSON.parse(text);
}

/** A number value whose fraction ends in 0, with an exponent, or of more than 15 digits: only then the slower way is taken. */
const altersDigits = /[:[,]\s*-?\d+(?:\.\d*0|(?:\.\d+)?[eE][+-]?\d+|\.\d{14,}|\d{14,}(?:\.\d+)?)\s*[,}\]]/;

function keepDigits(_key: string, value: unknown, context?: { readonly source?: string }): unknown {
  const source = context?.source;
  return typeof value === 'number' && source !== undefined && source !== String(value) ? source : value;
}
