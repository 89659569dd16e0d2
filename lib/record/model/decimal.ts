const withExponent = /^([+-]?)(?=\.?\d)(\d*)(?:\.(\d*))?[eE]([+-]?\d{1,3})$/;

/** Digits beyond which a number is no clinical figure: the exponent is then easier to read than its zeros. */
const mostDigits = 30;

/**
 * Digits of a decimal without its exponent, in the precision that was sent: `1.20e2` is 120, `1.2e-3` is 0.0012 (H17).
 * A number of more than 30 digits, or a text that is no such number, is returned unchanged.
 */
export function plainDecimal(text: string): string {
  const parts = withExponent.exec(text);
  if (parts === null) return text;
  const [, sign, whole = '', fraction = '', exponent] = parts;
  const point = whole.length + Number(exponent);
  if (Math.abs(point) > mostDigits || whole.length + fraction.length > mostDigits) return text;
  const digits = `${'0'.repeat(Math.max(0, 1 - point))}${whole}${fraction}`.padEnd(point, '0');
  const position = Math.max(1, point);
  const wholePart = digits.slice(0, position).replace(/^0+(?=\d)/, '');
  const fractionPart = digits.slice(position);
  if (wholePart.length + fractionPart.length > mostDigits) return text;
  return `${sign === '-' ? sign : ''}${wholePart}${fractionPart === '' ? '' : `.${fractionPart}`}`;
}

/** A decimal that stands alone, as `v1.10`, `1.2.0` and `10.20E4` do not. */
const trailingZeros = /(?<![\w.,])(\d{1,30})(?:\.0{1,30}|(\.\d{0,30}?[1-9])0{1,30})(?![\w.,]*\d|[\w])/g;

/** Key of a text with figures, equal where the figures are equal: `25.0 mg` and `25 mg`. Never shown. */
export function equalFiguresKey(text: string): string {
  return text.includes('.') ? text.replace(trailingZeros, '$1$2') : text;
}
