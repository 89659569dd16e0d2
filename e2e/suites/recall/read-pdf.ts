import { getDocument } from 'pdfjs-dist';
import { readPageText } from '#/components/documents/page-text.ts';
import { type FileReading, readingOf } from '#/lib/record/search/file-readings.ts';

// Browsers have it; Node will (ECMAScript proposal “Uint8Array to and from base64 and hex”).
Reflect.set(Uint8Array.prototype, 'toHex', function toHex(this: Uint8Array): string {
  return Buffer.from(this).toString('hex');
});

/** Reads the text of a PDF as the page does. */
export async function readPdf(bytes: Uint8Array): Promise<FileReading> {
  try {
    const pdf = await getDocument({ data: Uint8Array.from(bytes), useWasm: false, verbosity: 0 }).promise;
    const pages: string[] = [];
    for (let number = 1; number <= pdf.numPages; number += 1) pages.push(await readPageText(await pdf.getPage(number)));
    return readingOf({ paragraphs: pages, omitted: [], pictures: 0 }, false);
  } catch {
    return { state: 'not-read', why: 'damaged' };
  }
}
