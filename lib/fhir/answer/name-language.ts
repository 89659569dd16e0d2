/** Languages by the script that a name is written in, and the one to assume where the person's own is not known (BCP 47). */
const scripts: readonly { readonly script: RegExp; readonly languages: readonly string[] }[] = [
  { script: /[\p{Script=Hiragana}\p{Script=Katakana}]/u, languages: ['ja'] },
  { script: /\p{Script=Hangul}/u, languages: ['ko'] },
  { script: /\p{Script=Han}/u, languages: ['zh', 'yue', 'nan', 'hak', 'wuu', 'ja'] },
  { script: /\p{Script=Arabic}/u, languages: ['ar', 'fa', 'ur', 'ps', 'ckb', 'ku', 'sd', 'ug', 'pnb'] },
  { script: /\p{Script=Cyrillic}/u, languages: ['ru', 'uk', 'bg', 'sr', 'be', 'mk', 'kk', 'ky', 'mn', 'tg'] },
  { script: /\p{Script=Greek}/u, languages: ['el'] },
  { script: /\p{Script=Hebrew}/u, languages: ['he', 'yi'] },
  { script: /\p{Script=Devanagari}/u, languages: ['hi', 'mr', 'ne'] },
  { script: /\p{Script=Bengali}/u, languages: ['bn', 'syl', 'as'] },
  { script: /\p{Script=Gurmukhi}/u, languages: ['pa'] },
  { script: /\p{Script=Gujarati}/u, languages: ['gu'] },
  { script: /\p{Script=Tamil}/u, languages: ['ta'] },
  { script: /\p{Script=Telugu}/u, languages: ['te'] },
  { script: /\p{Script=Malayalam}/u, languages: ['ml'] },
  { script: /\p{Script=Sinhala}/u, languages: ['si'] },
  { script: /\p{Script=Thai}/u, languages: ['th'] },
  { script: /\p{Script=Ethiopic}/u, languages: ['am', 'ti'] },
  { script: /\p{Script=Armenian}/u, languages: ['hy'] },
  { script: /\p{Script=Georgian}/u, languages: ['ka'] },
];

const latinOnly = /^[\p{Script=Latin}\p{P}\p{Z}\p{M}\p{N}\p{S}]*$/u;

export function isLatin(text: string): boolean {
  return latinOnly.test(text);
}

/**
 * Language tag for a name in another script than Latin, so that it is spoken and drawn as what it is: the person's own language
 * where it is written so, else the script's first; undefined for Latin letters and for scripts that are not listed.
 */
export function languageOfName(text: string, ownLanguages: readonly string[]): string | undefined {
  const written = isLatin(text) ? undefined : scripts.find(({ script }) => script.test(text));
  if (written === undefined) return undefined;
  return ownLanguages.find((tag) => written.languages.includes(primaryLanguage(tag))) ?? written.languages[0];
}

export function primaryLanguage(tag: string): string {
  return tag.toLowerCase().split(/[-_]/, 1)[0] ?? '';
}
