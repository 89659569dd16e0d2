import { breakTextIntoLines, PDFDocument, StandardFonts, type PDFFont } from 'pdf-lib';

const a4: [number, number] = [595, 842];
const margin = 56;
const fontSize = 10;
const lineHeight = 14;
const linesPerPage = 52;

/** Splits paragraphs into lines no wider than the page; characters outside the font become "?", because Helvetica has no other scripts (H28). */
function linesOf(paragraphs: readonly string[], font: PDFFont): readonly string[] {
  const drawable = new Set(font.getCharacterSet());
  const width = (text: string): number => font.widthOfTextAtSize(text, fontSize);
  return paragraphs.flatMap((paragraph) => {
    const text = Array.from(paragraph, (character) => (drawable.has(character.codePointAt(0) ?? 0) ? character : '?')).join('');
    return text === '' ? [''] : breakTextIntoLines(text, [' '], a4[0] - 2 * margin, width);
  });
}

/** Draws plain text on A4 pages. Metadata holds no dates, so the same text always gives the same bytes (docs/decisions/0009). */
export async function drawPdf(title: string, paragraphs: readonly string[]): Promise<Buffer> {
  const document = await PDFDocument.create({ updateMetadata: false });
  document.setTitle(title);
  const font = await document.embedFont(StandardFonts.Helvetica);
  const lines = linesOf(paragraphs, font);
  for (let start = 0; start === 0 || start < lines.length; start += linesPerPage) {
    const text = lines.slice(start, start + linesPerPage).join('\n');
    document.addPage(a4).drawText(text, { x: margin, y: a4[1] - margin, size: fontSize, lineHeight, font });
  }
  return Buffer.from(await document.save());
}
