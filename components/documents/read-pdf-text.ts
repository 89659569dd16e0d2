import type { PDFDocumentProxy } from 'pdfjs-dist';
import type { DocumentText } from '#/lib/record/search/document-text.ts';
import { type OpenedPdf, readPdf } from './open-pdf.ts';
import { readPageText } from './page-text.ts';
import { documentWords } from './words.ts';

export type PdfText = { readonly ok: true; readonly text: DocumentText } | { readonly ok: false; readonly why: string };

/** Longest time for one file, and longest text of it: a search goes on without the rest, and says so. */
const [mostMs, mostCharacters] = [20_000, 2_000_000];

/** Reads the text of a PDF as the viewer does, in a worker that ends with it. */
export async function readPdfText(bytes: ArrayBuffer, signal: AbortSignal): Promise<PdfText> {
  const reading = readPdf(bytes);
  const isOver = AbortSignal.any([signal, AbortSignal.timeout(mostMs)]);
  const over = new Promise<'over'>((resolve) => isOver.addEventListener('abort', () => resolve('over'), { once: true }));
  try {
    const opened: OpenedPdf | 'over' = await Promise.race([reading.opened, over]);
    if (opened === 'over') return { ok: false, why: documentWords.slowPdf };
    return opened.ok ? await readPages(opened.pdf, over) : opened;
  } finally {
    reading.close();
  }
}

async function readPages(pdf: PDFDocumentProxy, over: Promise<'over'>): Promise<PdfText> {
  const pages: string[] = [];
  let [characters, damaged] = [0, 0];
  while (pages.length < pdf.numPages && characters < mostCharacters) {
    const page = await Promise.race([readPage(pdf, pages.length + 1), over]);
    if (page === 'over') break;
    pages.push(page.text);
    characters += page.text.length;
    damaged += Number(page.isDamaged);
  }
  const unread = pdf.numPages - pages.length + damaged;
  if (unread === pdf.numPages) return { ok: false, why: damaged > 0 ? documentWords.damagedPdf : documentWords.slowPdf };
  return { ok: true, text: { paragraphs: pages, omitted: unread > 0 ? [documentWords.unreadPages(unread)] : [], pictures: 0 } };
}

interface ReadPage {
  readonly text: string;
  readonly isDamaged: boolean;
}

const readPage = (pdf: PDFDocumentProxy, number: number): Promise<ReadPage> =>
  pdf
    .getPage(number)
    .then(readPageText)
    .then(
      (text) => ({ text, isDamaged: false }),
      () => ({ text: '', isDamaged: true }),
    );
