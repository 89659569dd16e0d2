import type { PDFDocumentProxy } from 'pdfjs-dist';
import { documentWords } from './words.ts';

export type OpenedPdf = { readonly ok: true; readonly pdf: PDFDocumentProxy } | { readonly ok: false; readonly why: string };

export interface PdfReading {
  readonly opened: Promise<OpenedPdf>;
  /** Ends the worker, and with it all that it holds of the document. */
  readonly close: () => void;
}

/**
 * Reads a PDF by pdf.js in a worker of our own origin, one for each document, so that nothing of a patient is left
 * for the next. Nothing in the file runs and nothing is fetched for it: only its pages are drawn.
 */
export function readPdf(bytes: ArrayBuffer): PdfReading {
  const worker = new Worker(new URL('pdfjs-dist/build/pdf.worker.min.mjs', import.meta.url), { type: 'module' });
  return { opened: Promise.race([openPdf(bytes, worker), notLoaded(worker)]), close: () => worker.terminate() };
}

/** A worker whose script does not come is silent for ever, but for this event; a fault inside the script tells where it happened. */
function notLoaded(worker: Worker): Promise<OpenedPdf> {
  return new Promise((resolve) => {
    worker.addEventListener('error', (event) => {
      if (!event.lineno) resolve({ ok: false, why: documentWords.readerNotLoaded });
    });
  });
}

async function openPdf(bytes: ArrayBuffer, worker: Worker): Promise<OpenedPdf> {
  try {
    // Fetched with the view that asks for this (document-reader.tsx).
    const pdfjs = await import('pdfjs-dist');
    // Read by getDocument before anything else can set another.
    pdfjs.GlobalWorkerOptions.workerPort = worker;
    // The worker takes the bytes for itself: a copy, so that the page can draw them again.
    const data = new Uint8Array(bytes.slice(0));
    return { ok: true, pdf: await pdfjs.getDocument({ data, enableXfa: false, useWasm: false, useSystemFonts: true }).promise };
  } catch (error) {
    const isLocked = error instanceof Error && error.name === 'PasswordException';
    return {
      ok: false,
      why: isLocked ? documentWords.lockedPdf : documentWords.damagedPdf,
    };
  }
}
