/** Formatters by locale: making one takes a hundred times as long as using it. */
const numberFormats = new Map<string, Intl.NumberFormat>();
const listFormats = new Map<string, Intl.ListFormat>();
const pluralRules = new Map<string, Intl.PluralRules>();

const usualLocale = 'en-GB';

function remember<Format>(formats: Map<string, Format>, locale: string, make: () => Format): Format {
  const format = formats.get(locale) ?? make();
  formats.set(locale, format);
  return format;
}

/** "1,204" */
export function formatCount(count: number, locale = usualLocale): string {
  return remember(numberFormats, locale, () => new Intl.NumberFormat(locale)).format(count);
}

/** The form of a word that goes with a count: "source" with 1, "sources" with any other in English. */
export function pickPlural(count: number, singular: string, plural: string, locale = usualLocale): string {
  return remember(pluralRules, locale, () => new Intl.PluralRules(locale)).select(count) === 'one' ? singular : plural;
}

/** "1 allergy", "2 allergies" */
export function formatCountOf(count: number, singular: string, plural: string, locale = usualLocale): string {
  return `${formatCount(count, locale)} ${pickPlural(count, singular, plural, locale)}`;
}

/** "A", "A and B", "A, B and C"; in en-US "A, B, and C". */
export function formatList(words: readonly string[], locale = usualLocale): string {
  return remember(listFormats, locale, () => new Intl.ListFormat(locale, { type: 'conjunction' })).format(words);
}

/** "A, B and 3 more": the first `most` by name, the rest as a count. */
export function formatListUpTo(words: readonly string[], most: number, locale = usualLocale): string {
  if (words.length <= most) return formatList(words, locale);
  return formatList([...words.slice(0, most), `${formatCount(words.length - most, locale)} more`], locale);
}

/** More sources than this are a number. */
const mostSources = 3;

/** "A, B and C", "12 sources": who they are stands in the sources' panel. */
export function formatSources(names: readonly string[]): string {
  return names.length > mostSources ? formatCountOf(names.length, 'source', 'sources') : formatList(names);
}

/** The text with a capital as its first letter, the rest as it is. */
export function capitalise(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}

/** "no answer" → "No answer.": a part of a line as a sentence of its own. */
export function asSentence(text: string): string {
  return capitalise(text.endsWith('.') ? text : `${text}.`);
}
