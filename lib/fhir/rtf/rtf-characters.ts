/** Windows code pages by the character sets that fonts name (RTF 1.9.1, \fcharset); any other is the document's own. */
const pagesByCharset = new Map([
  [0, 1252],
  [77, 10_000],
  [128, 932],
  [129, 949],
  [134, 936],
  [136, 950],
  [161, 1253],
  [162, 1254],
  [163, 1258],
  [177, 1255],
  [178, 1256],
  [186, 1257],
  [204, 1251],
  [222, 874],
  [238, 1250],
]);

const labels = new Map([
  [866, 'ibm866'],
  [874, 'windows-874'],
  [932, 'shift_jis'],
  [936, 'gbk'],
  [949, 'euc-kr'],
  [950, 'big5'],
  [10_000, 'macintosh'],
  [65_001, 'utf-8'],
]);

export const pageOfCharset = (charset: number): number | undefined => pagesByCharset.get(charset);

/** Bytes of a code page as text; Windows-1252 for a page that is not known (H28: at worst a letter is wrong, none is lost). */
export function decodePage(bytes: readonly number[], page: number): string {
  const label = labels.get(page) ?? (page >= 1250 && page <= 1258 ? `windows-${page}` : 'windows-1252');
  return new TextDecoder(label).decode(Uint8Array.from(bytes));
}

/** Control words that stand for a character. */
export const namedCharacters = new Map([
  ['emdash', '—'],
  ['endash', '–'],
  ['lquote', '‘'],
  ['rquote', '’'],
  ['ldblquote', '“'],
  ['rdblquote', '”'],
  ['bullet', '•'],
  ['emspace', ' '],
  ['enspace', ' '],
  ['qmspace', ' '],
]);
