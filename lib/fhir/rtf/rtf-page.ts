import { hasColumns } from '#/lib/record/text/text-columns.ts';

/** Words of a paragraph or of a cell: as HTML with their marks, and bare. */
export interface RtfLine {
  readonly html: string;
  readonly text: string;
}

/** A page of rich text being written: paragraphs and rows, in order. */
export interface RtfPage {
  line: RtfLine;
  /** Characters written so far. */
  written: number;
  /** Cells of the row that is open. */
  row: RtfLine[];
  readonly parts: (RtfLine | { readonly row: readonly RtfLine[] })[];
}

/** Characters of the tags around a paragraph or a cell. */
const partLength = 9;

const emptyLine: RtfLine = { html: '', text: '' };

export const emptyPage = (): RtfPage => ({ line: emptyLine, written: 0, row: [], parts: [] });

export function writeLine(page: RtfPage, html: string, text: string): void {
  page.line = { html: page.line.html + html, text: page.line.text + text };
  page.written += html.length;
}

export function endParagraph(page: RtfPage): void {
  // A row whose end was not written ends with what follows it.
  if (page.row.length > 0) endRow(page);
  else {
    page.parts.push(page.line);
    page.written += partLength;
    page.line = emptyLine;
  }
}

export function endCell(page: RtfPage): void {
  page.row.push(page.line);
  page.written += partLength;
  page.line = emptyLine;
}

export function endRow(page: RtfPage): void {
  if (page.line.html !== '') endCell(page);
  if (page.row.length > 0) page.parts.push({ row: page.row });
  page.row = [];
}

/** The page as HTML: rows that follow each other are one table, lines in columns one preformatted text. */
export function htmlOfPage({ parts }: RtfPage): string {
  const html: string[] = [];
  for (let at = 0; at < parts.length;) {
    const length = Math.max(1, rowsFrom(parts, at), columnsFrom(parts, at));
    html.push(htmlOf(parts.slice(at, at + length)));
    at += length;
  }
  return html.join('\n');
}

function htmlOf(parts: RtfPage['parts']): string {
  const [first] = parts;
  if (first === undefined) return '';
  if ('row' in first) {
    const rows = parts.map((part) => ('row' in part ? `<tr>${part.row.map(({ html }) => `<td>${html}</td>`).join('')}</tr>` : ''));
    return `<table>${rows.join('')}</table>`;
  }
  const lines = parts.flatMap((part) => ('row' in part ? [] : [part.html]));
  return lines.length === 1 ? `<p>${lines[0] ?? ''}</p>` : `<pre>\n${lines.join('\n').replaceAll('<br>', '\n')}</pre>`;
}

function rowsFrom(parts: RtfPage['parts'], from: number): number {
  let end = from;
  for (let part = parts[end]; part !== undefined && 'row' in part; part = parts[end]) end += 1;
  return end - from;
}

const spaced = /\S(?: {2,}| ?\t+ ?)\S/;

/** Lines from here on that stand in columns, without marks that preformatted text would lose; 0: none. */
function columnsFrom(parts: RtfPage['parts'], from: number): number {
  const lines: string[] = [];
  for (let part = parts[from]; part !== undefined && lines.length < mostLines; part = parts[from + lines.length]) {
    if ('row' in part || !spaced.test(part.text) || /<(?:s|sup|sub|svg)>/.test(part.html)) break;
    lines.push(part.text);
  }
  return lines.length > 1 && hasColumns(lines.join('\n')) ? lines.length : 0;
}

const mostLines = 500;
