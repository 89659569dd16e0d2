/** Beginnings that a spreadsheet would run as a formula (OWASP, CSV injection), in full width too. */
const formula = /^\s*[=+\-@＝＋－＠]|^[\t\r\n]/;

/** A table as RFC 4180 has it: CRLF at each line's end, every field in quotes, quotes doubled. A field that a spreadsheet would run begins with an apostrophe. */
export const csvTable = (lines: readonly (readonly string[])[]): string =>
  lines.map((fields) => `${fields.map(csvField).join(',')}\r\n`).join('');

const csvField = (text: string): string => `"${(formula.test(text) ? `'${text}` : text).replaceAll('"', '""')}"`;
