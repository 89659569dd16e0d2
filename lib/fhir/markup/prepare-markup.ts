/** In order: each alternative but the first three stops at the next `<`, and those go on where they end, so that the time is linear. */
const parts = [
  /<!--[\s\S]*?(?:-->|$)/,
  /<!\[CDATA\[(?<section>[\s\S]*?)(?:\]\]>|$)/,
  /<(?<program>script|style|template)\b(?:[^<>]*[^<>/])?>[\s\S]*?(?:<\/\k<program>(?<close>[\s/>])|$)/,
  /(?<tag><\/?[a-z](?:[^<>"']|"[^"<]*"|'[^'<]*')*>|<[!?][^<>]*>)/,
  /<(?<broken>\/?[a-z][a-z\d:]*)(?![a-z\d:])[^<>]*>/,
  /</,
];
const special = new RegExp(parts.map(({ source }) => source).join('|'), 'gi');

/**
 * Markup as an HTML parser reads it without losing words (H25): XHTML's CDATA sections become text, a tag with a quote that
 * nothing closes goes without its attributes, and a `<` that begins no tag ("Hb <low") is a character.
 */
export function prepareMarkup(markup: string): string {
  return markup.replace(special, (whole: string, section?: string, program?: string, close?: string, tag?: string, broken?: string) => {
    if (tag !== undefined) return tag;
    if (section !== undefined) return section.replaceAll('&', '&amp;').replaceAll('<', '&lt;');
    if (program !== undefined) return `<${program}></${program}${close ?? '>'}`;
    if (broken !== undefined) return `<${broken}>`;
    return whole === '<' ? '&lt;' : '';
  });
}
