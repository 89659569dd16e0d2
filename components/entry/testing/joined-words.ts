/** Markup with its texts in one piece, without the spans that keep a date or a quantity on one line. */
export const joinedWords = (markup: string): string => markup.replaceAll(/<span class="unbroken">([^<]*)<\/span>/g, '$1');
