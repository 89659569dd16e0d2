const longest = 200;
/** Runs that may be a token, a key or an assertion; then numbers of six digits or more, which may be a person's. */
const secrets = /[\w.~+/=-]{25,}|\d(?:[ ./-]?\d){5,}/g;

/**
 * Cleans another system's text for the log: one line, at most 200 characters, without tokens, long numbers and dates, and
 * without the given names of a person.
 */
export function logSafeText(text: string, names: readonly string[] = []): string {
  const oneLine = text.replace(/[\p{C}\p{Z}\s]+/gu, ' ').trim();
  const unnamed = names
    .filter((name) => name.length > 1)
    .reduce((left, name) => left.replaceAll(new RegExp(`(?<!\\p{L})${escaped(name)}(?!\\p{L})`, 'giu'), '…'), oneLine);
  return unnamed.replace(secrets, '…').slice(0, longest);
}

const escaped = (text: string): string => text.replaceAll(/[\\^$.*+?()[\]{}|]/g, '\\$&');
