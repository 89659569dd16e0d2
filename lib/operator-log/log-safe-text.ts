const longest = 200;
/** Names of members, codes and hosts, `code_challenge_methods_supported`: words, however long together. */
const namesNobody = /^(?:[a-z]{1,20}(?:[._][a-z]{1,20})+|[A-Z]{1,20}(?:_[A-Z]{1,20})+)\.?$/;
const month = 'jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec';
/**
 * Runs that may be a token, a key or an assertion; numbers of six digits or more, which may be a person's; dates in words;
 * references to a person; and names as another side writes them, after "patient" or as `Family, Given`.
 */
const secrets = [
  String.raw`[\w.~+/=-]{25,}`,
  String.raw`\d(?:[ ./-]?\d){5,}`,
  String.raw`(?<!\w)\d{1,2}(?:st|nd|rd|th)?[ ./-]*(?:${month})[a-z]*[ .,/-]*\d{2,4}(?!\w)`,
  String.raw`(?<!\w)(?:${month})[a-z]*[ .]+\d{1,2}(?:st|nd|rd|th)?,? +\d{4}(?!\w)`,
  String.raw`(?:Patient|RelatedPerson|Person)(?:/|%2F)[^\s"'<>)\],;]+`,
  String.raw`[^\s@<>]+@[^\s@<>]+\.\w+`,
];
const secretRuns = new RegExp(secrets.join('|'), 'gi');
const people =
  /(?<=\b[Pp]atient:? (?:named? )?["']?)\p{Lu}[\p{L}\p{M}'’-]+(?:,? \p{Lu}[\p{L}\p{M}'’-]+)+|\p{Lu}[\p{L}\p{M}'’-]+, \p{Lu}[\p{L}\p{M}'’-]+/gu;

/**
 * Cleans another system's text for the log: one line, at most 200 characters, without tokens, long numbers, dates, references
 * to people, and what looks like a name; and without the given names of a person.
 */
export function logSafeText(text: string, names: readonly string[] = []): string {
  const oneLine = text.replace(/[\p{C}\p{Z}\s]+/gu, ' ').trim();
  const unnamed = names
    .filter((name) => name.length > 1)
    .reduce((left, name) => left.replaceAll(new RegExp(`(?<!\\p{L})${escaped(name)}(?!\\p{L})`, 'giu'), '…'), oneLine);
  return unnamed
    .replace(secretRuns, (run) => (namesNobody.test(run) ? run : '…'))
    .replace(people, '…')
    .slice(0, longest);
}

const escaped = (text: string): string => text.replaceAll(/[\\^$.*+?()[\]{}|]/g, '\\$&');
