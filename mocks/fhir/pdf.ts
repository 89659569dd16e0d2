const linesPerPage = 56;
const charactersPerLine = 92;

/** Breaks a paragraph at spaces so that no line is wider than the page. */
function wrap(paragraph: string): readonly string[] {
  const lines: string[] = [];
  let line = '';
  for (const word of paragraph.split(' ')) {
    if (line.length + word.length + 1 > charactersPerLine) {
      lines.push(line);
      line = word;
    } else line = line ? `${line} ${word}` : word;
  }
  return [...lines, line];
}

function pagesOf(paragraphs: readonly string[]): readonly (readonly string[])[] {
  const lines = paragraphs.flatMap(wrap);
  const pages: string[][] = [];
  for (let from = 0; from < lines.length; from += linesPerPage) pages.push(lines.slice(from, from + linesPerPage));
  return pages.length > 0 ? pages : [['']];
}

/** PDF literal string in WinAnsi: backslash and brackets escaped; what Helvetica cannot draw becomes "?" (ISO 32000-1 §7.3.4.2). */
const literal = (line: string): string => `(${line.replace(/[\\()]/g, '\\$&').replace(/[^\x20-\x7e\xa0-\xff]/g, '?')})`;

function content(lines: readonly string[]): string {
  const shown = lines.map((line) => `${literal(line)} Tj T*`).join('\n');
  const stream = `BT /F1 10 Tf 14 TL 56 786 Td\n${shown}\nET`;
  return `<< /Length ${Buffer.byteLength(stream, 'latin1')} >>\nstream\n${stream}\nendstream`;
}

function objectsOf(pages: readonly (readonly string[])[], title: string): readonly string[] {
  const firstPage = 5;
  const kids = pages.map((_, index) => `${firstPage + index * 2} 0 R`).join(' ');
  return [
    '<< /Type /Catalog /Pages 2 0 R >>',
    `<< /Type /Pages /Kids [${kids}] /Count ${pages.length} >>`,
    '<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica /Encoding /WinAnsiEncoding >>',
    `<< /Title ${literal(title)} >>`,
    ...pages.flatMap((lines, index) => [
      `<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Resources << /Font << /F1 3 0 R >> >> /Contents ${firstPage + index * 2 + 1} 0 R >>`,
      content(lines),
    ]),
  ];
}

/** A whole small PDF 1.4 of plain text on A4: the same text always gives the same bytes. */
export function pdf(title: string, paragraphs: readonly string[]): Buffer {
  const objects = objectsOf(pagesOf(paragraphs), title);
  let body = '%PDF-1.4\n%\xe2\xe3\xcf\xd3\n';
  const offsets: number[] = [];
  for (const [index, object] of objects.entries()) {
    offsets.push(body.length);
    body += `${index + 1} 0 obj\n${object}\nendobj\n`;
  }
  const table = offsets.map((offset) => `${String(offset).padStart(10, '0')} 00000 n \n`).join('');
  const trailer = `trailer\n<< /Size ${objects.length + 1} /Root 1 0 R /Info 4 0 R >>\nstartxref\n${body.length}\n%%EOF\n`;
  return Buffer.from(`${body}xref\n0 ${objects.length + 1}\n0000000000 65535 f \n${table}${trailer}`, 'latin1');
}
