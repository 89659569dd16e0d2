/** Lines in which columns are looked for: a longer text has shown its shape by then. */
const mostLines = 5_000;
/** Columns of two lines belong together when so many lines at most stand between them. */
const nearby = 3;
/** Characters of a line in which columns begin: no table of plain text is wider. */
const widest = 400;
const tabStop = 8;

/** Space between two columns: spaces, or a row of dots or underscores that leads the eye. */
const gap = / {2,}| ?(?:\.{4,}|_{4,}) ?/g;
/** Text before a space that parts no columns: the end of a sentence, a bullet, the number of an item. */
const beforePlainSpace = /[.!?]$|^\s*(?:[-*•·–—]|\(?(?:\d{1,3}|[a-z])[.)])$/i;

/**
 * Tells whether lines of a text stand in columns made of spaces, tabs or leaders ("Sodium      140"), which only a monospaced
 * face keeps apart. Prose, indented lines and lists have none.
 */
export function hasColumns(text: string): boolean {
  if (!text.includes('\n')) return false;
  const lines = text.split('\n', mostLines);
  const lastLineAt = new Map<string, number>();
  let spaced = 0;
  let written = 0;
  for (const [index, sentLine] of lines.entries()) {
    const line = expandTabs(sentLine.slice(0, widest).replaceAll('\u00A0', ' ')).trimEnd();
    if (line === '') continue;
    written += 1;
    const edges = edgesOf(line);
    if (edges.length > 0) spaced += 1;
    for (const edge of edges) {
      if (index - (lastLineAt.get(edge) ?? -Infinity) <= nearby) return true;
      lastLineAt.set(edge, index);
    }
  }
  return spaced >= 2 && spaced * 2 >= written;
}

/** Left and right edges of the columns of a line after its first, and its upright bars. */
function edgesOf(line: string): readonly string[] {
  const start = line.length - line.trimStart().length;
  const gaps = [...line.slice(start).matchAll(gap)].filter((space) => !beforePlainSpace.test(line.slice(0, start + space.index)));
  const edges = gaps.flatMap((space, index) => {
    const left = start + space.index + space[0].length;
    const next = gaps[index + 1];
    return [`left ${left}`, `right ${next === undefined ? line.length : start + next.index}`];
  });
  const bars = [...line.matchAll(/\S\s*\|/g)].map((bar) => `bar ${bar.index + bar[0].length}`);
  return [...edges, ...bars];
}

function expandTabs(line: string): string {
  if (!line.includes('\t')) return line;
  let expanded = '';
  for (const part of line.split(/(\t)/)) expanded += part === '\t' ? ' '.repeat(Math.max(2, tabStop - (expanded.length % tabStop))) : part;
  return expanded;
}
