/** Characters and lines of a text that a row draws; the whole stands in the drawer and on paper. */
const mostCharacters = 300;
/** Characters of a value: its column is narrow. */
export const mostOfValue = 150;
const mostLines = 5;

export interface FoldedText {
  readonly text: string;
  /** True where the text goes on. */
  readonly isFolded: boolean;
}

/** The first words of a text, for a row: a report that came as a value must not push the rows around it off the screen. */
export function foldText(text: string, most = mostCharacters): FoldedText {
  const lines = text.split('\n', mostLines + 1);
  const head = lines.slice(0, mostLines).join('\n');
  if (lines.length <= mostLines && text.length <= most) return { text, isFolded: false };
  return { text: cutAtWord(head, most), isFolded: true };
}

/** The first words of a text, with an ellipsis where it goes on. */
export function foldedWords(text: string): string {
  const folded = foldText(text);
  return folded.isFolded ? `${folded.text}…` : folded.text;
}

function cutAtWord(text: string, most: number): string {
  if (text.length <= most) return text.trimEnd();
  const cut = text.slice(0, most);
  const space = cut.search(/\s\S*$/);
  // A lone half of a character of two is none.
  return (space > most / 2 ? cut.slice(0, space) : cut.replace(/[\uD800-\uDBFF]$/, '')).trimEnd();
}
