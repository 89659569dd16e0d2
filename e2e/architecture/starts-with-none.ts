/**
 * A regular expression, anchored at its start, for every text that begins with none of the given words.
 * The linter's expressions have no look-around, so "none of these" is spelled out letter by letter.
 * A word ends where the text ends or goes on with `/`; with a final `*` it may go on as it likes.
 */
export function startsWithNone(words: readonly string[]): string {
  return `^${rest([...new Set(words)])}`;
}

/** Pattern of the text that may follow; `words` are the remaining letters of the words that match so far. */
function rest(words: readonly string[]): string {
  if (words.length === 0) return '';
  const ended = words.includes('');
  const heads = [...new Set(words.map((word) => word.charAt(0)))].filter((head) => head !== '' && !(ended && head === '/'));
  const nextLetter = `[^${[...heads, ...(ended ? ['/'] : [])].map(escapeInClass).join('')}]`;
  const further = heads.map((head) => continued(head, words)).filter((text) => text !== undefined);
  return `(?:${[nextLetter, ...(ended ? [] : ['$']), ...further].join('|')})`;
}

function continued(head: string, words: readonly string[]): string | undefined {
  const tails = words.filter((word) => word.startsWith(head)).map((word) => word.slice(1));
  return tails.includes('*') ? undefined : escape(head) + rest(tails);
}

function escape(letter: string): string {
  return letter.replace(/[$()*+.?[\\\]^{|}]/, '\\$&');
}

function escapeInClass(letter: string): string {
  return letter.replace(/[\\\]^-]/, '\\$&');
}
